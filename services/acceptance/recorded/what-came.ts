import { askUntil } from '../../../scripts/testing/ask-until.ts'
import { DAY } from '../../domain/model/time.ts'
import type { Client } from '../client.ts'

/** What is counted under a name: what became of a reading, what is none, and what of one was refused. */
const NAMED = [
  'readings',
  'source_events',
  'source_messages_rejected',
  'payloads_rejected',
  'metrics_rejected',
  'ocpp_messages',
  'ocpp_calls',
  'ocpp_events',
  'ocpp_mended',
  'ocpp_rejected',
]

type Counts = ReadonlyMap<string, number>
type Online = ReadonlyMap<string, boolean | null>

/** Tells after each message what came of it: its readings, its statuses, and the names under which the rest was counted. */
export class WhatCame {
  readonly #client: Client
  readonly #addresses: ReadonlyMap<string, string>
  #counts: Counts = new Map()
  #online: Online = new Map()

  /** Readings that others sent before. */
  #before = 0

  /** `addresses`: what their sender calls them, by the ids of the devices. */
  constructor(client: Client, addresses: ReadonlyMap<string, string>) {
    this.#client = client
    this.#addresses = addresses
  }

  /** `online`: how many of them are before anything is sent. */
  async begin(online = 0): Promise<void> {
    do await this.since()
    while ([...this.#online.values()].filter(is => is === true).length < online)
    this.#before = this.#taken()
  }

  /**
   * `live, sensor-tilted`: a reading of now, of which something was refused. `late 6`: six of before. Empty where a message ended
   * as nothing, under no name.
   */
  async since(): Promise<string> {
    const [counts, online] = [this.#counts, this.#online]
    this.#counts = countsIn((await this.#client.text('/metrics')).text)
    this.#online = await this.#states()
    const turned = [...this.#online].filter(([id, is]) => is !== null && is !== (online.get(id) ?? null))
    const states = turned.map(([id, is]) => `${this.#addresses.get(id)} ${is ? 'online' : 'offline'}`)
    const names = [...this.#counts].flatMap(([name, count]) => timesOf(name, count - (counts.get(name) ?? 0)))
    return [...states.sort(), ...names].join(', ')
  }

  /** Those of each device that has any, in the order of their times, once the history has them all: it follows the journal. */
  async readings(): Promise<Record<string, readonly string[]>> {
    const wanted = this.#taken() - this.#before
    const foundSoFar = async () => {
      const found: Record<string, readonly string[]> = {}
      for (const [id, address] of this.#addresses) {
        const said = await this.#readingsOf(id)
        if (said.length > 0) found[address] = said
      }
      return found
    }
    return askUntil(foundSoFar, found => Object.values(found).flat().length >= wanted)
  }

  #taken(): number {
    return (this.#counts.get('live') ?? 0) + (this.#counts.get('late') ?? 0)
  }

  async #readingsOf(id: string): Promise<readonly string[]> {
    const { body } = await this.#client.call('GET', `/api/devices/${id}/readings?${EVER}`)
    const { readings } = body as { readings: { at: string; values: Record<string, unknown> }[] }
    return readings.map(({ at, values }) =>
      Date.now() - Date.parse(at) > DAY ? `${at} ${wordsOf(values)}` : wordsOf(values),
    )
  }

  async #states(): Promise<Online> {
    const { body } = await this.#client.call('GET', '/api/devices')
    const { devices } = body as { devices: { id: string; online: boolean | null }[] }
    return new Map(devices.filter(({ id }) => this.#addresses.has(id)).map(({ id, online }) => [id, online]))
  }
}

const EVER = 'from=2000-01-01T00:00:00Z&to=2100-01-01T00:00:00Z&limit=1000'

const timesOf = (name: string, times: number): string[] =>
  times === 0 ? [] : [times === 1 ? name : `${name} ${times}`]

const wordsOf = (values: Readonly<Record<string, unknown>>): string =>
  Object.entries(values)
    .map(([metric, value]) => `${metric} ${value}`)
    .sort()
    .join(', ')

function countsIn(text: string): Counts {
  const rows = NAMED.flatMap(name => [
    ...text.matchAll(new RegExp(`^linli_${name}_total\\{label="([^"]+)"\\} (\\d+)$`, 'gm')),
  ])
  return new Map(rows.map(([, label = '', count]) => [label, Number(count)]))
}
