import type { DeviceId } from '../domain/model/device.ts'
import type { Instant } from '../domain/model/time.ts'

/** Of so many devices it is remembered what was refused; then whichever was quiet for longest is forgotten. */
export const REFUSING_DEVICES_MAX = 10_000
/** Different things wrong with one device that are counted apart; what comes after is counted as `others`. */
export const REFUSAL_REASONS_MAX = 24
/** The row of all for which there was none left. */
export const OTHER_REFUSALS = 'others'
/** The latest refusals of a device that are told one by one. */
export const REFUSALS_LATEST_MAX = 20

/** Something of a message that was not taken, under its name, with the metric where it was about one. */
export interface Refusal {
  readonly at: Instant
  readonly reason: string
  readonly metric?: string
}

export interface RefusalCount extends Omit<Refusal, 'at'> {
  readonly count: number
  readonly lastAt: Instant
}

export interface Refused {
  readonly total: number
  /** What is refused most stands first. */
  readonly reasons: readonly RefusalCount[]
  /** The newest first. */
  readonly latest: readonly Refusal[]
}

interface Known {
  total: number
  readonly counts: Map<string, { reason: string; metric?: string; count: number; lastAt: Instant }>
  readonly latest: Refusal[]
}

/** Metric names that nobody knows come from outside: they are shown, so they are cut. */
const METRIC_CHARS_MAX = 64

/**
 * What was refused of each device since the server began, for whoever mends it: the counters of `/metrics` say that
 * something is refused, this says whose. In memory alone and bounded, for a device gone mad sends without end.
 */
export class DeviceRefusals {
  readonly since: Instant
  readonly #now: () => Instant
  readonly #byDevice = new Map<DeviceId, Known>()

  constructor(now: () => Instant) {
    this.#now = now
    this.since = now()
  }

  note(id: DeviceId, reason: string, metric?: string): void {
    const known = this.#known(id)
    const at = this.#now()
    const refusal = { at, reason, ...(metric !== undefined && { metric: metric.slice(0, METRIC_CHARS_MAX) }) }
    known.total += 1
    known.latest.push(refusal)
    if (known.latest.length > REFUSALS_LATEST_MAX) known.latest.shift()
    count(known, refusal)
  }

  of(id: DeviceId): Refused | undefined {
    const known = this.#byDevice.get(id)
    return known && refusedOf(known)
  }

  *list(): Iterable<readonly [DeviceId, Refused]> {
    for (const [id, known] of this.#byDevice) yield [id, refusedOf(known)]
  }

  /** The device is gone: whoever has its id next did none of it. */
  forget(id: DeviceId): void {
    this.#byDevice.delete(id)
  }

  #known(id: DeviceId): Known {
    const known = this.#byDevice.get(id) ?? { total: 0, counts: new Map(), latest: [] }
    // The map keeps the order in which they were put in: the quietest is its first.
    this.#byDevice.delete(id)
    this.#byDevice.set(id, known)
    if (this.#byDevice.size > REFUSING_DEVICES_MAX) {
      const [quietest] = this.#byDevice.keys()
      this.#byDevice.delete(quietest as DeviceId)
    }
    return known
  }
}

function count({ counts }: Known, { at, ...what }: Refusal): void {
  const wanted = `${what.reason} ${what.metric ?? ''}`
  const isRoom = counts.has(wanted) || counts.size < REFUSAL_REASONS_MAX
  const key = isRoom ? wanted : OTHER_REFUSALS
  const known = counts.get(key)
  if (known === undefined)
    counts.set(key, { ...(isRoom ? what : { reason: OTHER_REFUSALS }), count: 1, lastAt: at })
  else {
    known.count += 1
    known.lastAt = at
  }
}

const refusedOf = ({ total, counts, latest }: Known): Refused => ({
  total,
  reasons: [...counts.values()].map(each => ({ ...each })).sort((a, b) => b.count - a.count),
  latest: latest.toReversed(),
})
