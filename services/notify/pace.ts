import type { DurationMs, Instant } from '../domain/model/time.ts'

/** So many in a time, all of them at once if need be, and then as they come due again. */
export class Pace {
  readonly #withinMs: DurationMs
  #max: number
  #eachMs: DurationMs
  #left: number
  #at: Instant

  constructor(max: number, withinMs: DurationMs, now: Instant) {
    this.#withinMs = withinMs
    this.#max = max
    this.#eachMs = withinMs / max
    this.#left = max
    this.#at = now
  }

  /** How long until one may go; 0 where it may now. */
  waitMs(now: Instant): DurationMs {
    this.#refill(now)
    return this.#left >= 1 ? 0 : Math.ceil((1 - this.#left) * this.#eachMs)
  }

  /** Another allowance from now on; what went within the time counts for it. */
  allow(max: number, now: Instant): void {
    this.#refill(now)
    this.#left = Math.max(0, this.#left + max - this.#max)
    this.#max = max
    this.#eachMs = this.#withinMs / max
  }

  /** One went, whether or not it had to wait. */
  took(now: Instant): void {
    this.#refill(now)
    this.#left = Math.max(0, this.#left - 1)
  }

  #refill(now: Instant): void {
    // A clock that is set back gives nothing, and takes nothing away.
    this.#left = Math.min(this.#max, this.#left + Math.max(0, now - this.#at) / this.#eachMs)
    this.#at = now
  }
}
