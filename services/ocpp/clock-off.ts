import type { DurationMs, Instant } from '../domain/model/time.ts'

/** Stamps that keep the same distance to the arrival for as long are sent as they are made: no queue is emptied so slowly. */
export const STEADY_FOR_MS: DurationMs = 20_000
/** Closer than this is the same distance: seconds are cut off, lines take their time. */
export const STEADY_WITHIN_MS: DurationMs = 5_000

interface Sample {
  readonly aheadMs: DurationMs
  readonly at: Instant
}

/**
 * How far a charger's clock is off. Of a stamp that is hours old nobody can tell whether the measurement waited for the line
 * or the clock is wrong; but what waited comes at once, and what is live comes as it is made, always equally far off.
 */
export class ClockOff {
  #first: Sample | undefined
  #aheadMs: DurationMs | undefined

  /** Unknown where nothing steady was heard so far. */
  get aheadMs(): DurationMs | undefined {
    return this.#aheadMs
  }

  hear(stamp: Instant, now: Instant): void {
    const aheadMs = stamp - now
    const first = this.#first
    if (first === undefined || Math.abs(aheadMs - first.aheadMs) > STEADY_WITHIN_MS)
      this.#first = { aheadMs, at: now }
    else if (now - first.at >= STEADY_FOR_MS) this.#aheadMs = aheadMs
  }

  /** When it was by a right clock. */
  corrected(stamp: Instant): Instant {
    return stamp - (this.#aheadMs ?? 0)
  }
}
