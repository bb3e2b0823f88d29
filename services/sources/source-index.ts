import type { ReadMessage } from '../decode/source.ts'
import { filterMatches } from '../decode/topic-filter.ts'
import type { DeviceId } from '../domain/model/device.ts'
import type { Source, Via } from './source.ts'

/** A source with what reads its messages. */
export interface Open {
  readonly source: Source
  readonly read: ReadMessage
}

interface Way {
  readonly all: readonly Open[]
  /** By the first level of topics that are meant; those that mean any are in each. */
  readonly byLevel: ReadonlyMap<string, readonly Open[]>
  readonly ofAnyLevel: readonly Open[]
}

/** The sources that are switched on, found by the way of a message and the first level of its topic: each message asks. */
export class SourceIndex {
  #ways: ReadonlyMap<string, Way> = new Map()
  #gateways: ReadonlySet<DeviceId> = new Set()

  /** With each change of a source. */
  renew(all: Iterable<Open>): void {
    const on = [...all].filter(({ source }) => source.isOn)
    this.#gateways = new Set(on.flatMap(({ source: { via } }) => ('gateway' in via ? [via.gateway] : [])))
    this.#ways = new Map(
      [...Map.groupBy(on, ({ source }) => nameOf(source.via))].map(([name, own]) => [name, wayOf(own)]),
    )
  }

  of(via: Via): readonly Open[] {
    return this.#ways.get(nameOf(via))?.all ?? []
  }

  gateways(): Iterable<DeviceId> {
    return this.#gateways
  }

  /** Those that mean the topic, in the order in which they came to be. */
  meaning(via: Via, topic: string): readonly Open[] {
    const way = this.#ways.get(nameOf(via))
    if (way === undefined) return []
    const candidates = way.byLevel.get(firstLevel(topic)) ?? way.ofAnyLevel
    return candidates.filter(({ source }) => source.filters.some(filter => filterMatches(filter, topic)))
  }
}

const nameOf = (via: Via): string => ('gateway' in via ? `gateway ${via.gateway}` : `bridge ${via.bridge}`)

const firstLevel = (topic: string): string => {
  const end = topic.indexOf('/')
  return end < 0 ? topic : topic.slice(0, end)
}

const ANY: ReadonlySet<string> = new Set(['+', '#'])

function wayOf(all: readonly Open[]): Way {
  const levelsOf = new Map(all.map(one => [one, new Set(one.source.filters.map(firstLevel))]))
  const isOfAny = (one: Open) => !levelsOf.get(one)?.isDisjointFrom(ANY)
  const byLevel = new Map<string, Open[]>()
  for (const levels of levelsOf.values()) for (const level of levels) byLevel.set(level, [])
  for (const one of all) {
    const levels = isOfAny(one) ? byLevel.keys() : levelsOf.get(one)
    for (const level of levels ?? []) byLevel.get(level)?.push(one)
  }
  return { all, byLevel, ofAnyLevel: all.filter(isOfAny) }
}
