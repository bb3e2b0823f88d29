// What a sensor that may jump is believed, for the second opinion.
import type { Values } from '../../model/reading.ts'
import { type DurationMs, type Instant, NEVER } from '../../model/time.ts'

/** A move by as much waits for the next report of it, or so long. */
interface Jump {
  readonly by: number
  readonly heldMsMax?: DurationMs
}

/** By metric. */
export type Jumps = Readonly<Record<string, Jump>>

interface Waiting {
  readonly value: number
  readonly heedAt: Instant
  readonly isLate: boolean
}

export class OpinionOfJumps {
  readonly #jumps: Jumps
  readonly #last: Record<string, number> = {}
  readonly #waiting: Record<string, Waiting> = {}

  constructor(jumps: Jumps) {
    this.#jumps = jumps
  }

  /** What is to be acted on, one after the other: what this confirms, then what it says itself. */
  believes(values: Values, at: Instant): readonly Values[] {
    const confirmed: Record<string, number> = {}
    const own: Record<string, Values[string]> = { ...values }
    for (const [metric, { by, heldMsMax = NEVER }] of Object.entries(this.#jumps)) {
      const value = values[metric]
      if (typeof value !== 'number') continue
      const waiting = this.#waiting[metric]
      const isConfirmed = waiting !== undefined && this.#isNearer(value, waiting.value, metric)
      delete this.#waiting[metric]
      if (isConfirmed) confirmed[metric] = waiting.value
      else if (this.#moves(value, metric) >= by) {
        this.#waiting[metric] = { value, heedAt: at + heldMsMax, isLate: false }
        delete own[metric]
        continue
      }
      this.#last[metric] = value
    }
    return Object.keys(confirmed).length === 0 ? [own] : [confirmed, own]
  }

  /** The same of a number that comes too late to count as now; `calls` where it would be acted on. */
  believesLate(metric: string, value: number, calls: boolean, at: Instant): readonly number[] {
    const waiting = this.#waiting[metric]
    const { by, heldMsMax } = this.#jumps[metric] ?? { by: NEVER }
    if (heldMsMax === undefined || waiting?.isLate === false) return [value]
    delete this.#waiting[metric]
    if (waiting !== undefined && this.#isNearer(value, waiting.value, metric)) return [waiting.value, value]
    if (!calls || this.#moves(value, metric) < by) return [value]
    this.#waiting[metric] = { value, heedAt: at + heldMsMax, isLate: true }
    return []
  }

  /** When something is heeded all the same, at the earliest. */
  heedAt(): Instant {
    return Math.min(NEVER, ...Object.values(this.#waiting).map(({ heedAt }) => heedAt))
  }

  /** What is to be heeded by then. */
  heeds(at: Instant): Values {
    const heeded: Record<string, number> = {}
    for (const [metric, { value, heedAt }] of Object.entries(this.#waiting)) {
      if (heedAt > at) continue
      heeded[metric] = value
      this.#last[metric] = value
      delete this.#waiting[metric]
    }
    return heeded
  }

  #moves(value: number, metric: string): number {
    const last = this.#last[metric]
    return last === undefined ? 0 : Math.abs(value - last)
  }

  #isNearer(value: number, to: number, metric: string): boolean {
    return Math.abs(value - to) <= this.#moves(value, metric)
  }
}
