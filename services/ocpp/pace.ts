import type { DurationMs, Instant } from '../domain/model/time.ts'

/** So many messages at once, then so many a second: how long the next one has to wait. */
export class Pace {
  readonly #everyMs: DurationMs
  readonly #burstMs: DurationMs
  #spentUntil: Instant = Number.NEGATIVE_INFINITY

  constructor(messagesPerSecondMax: number, burstMax: number) {
    this.#everyMs = 1_000 / messagesPerSecondMax
    this.#burstMs = (burstMax - 1) * this.#everyMs
  }

  waitMs(now: Instant): DurationMs {
    return Math.max(0, this.#spentUntil - this.#burstMs - now)
  }

  spend(now: Instant): void {
    this.#spentUntil = Math.max(this.#spentUntil, now) + this.#everyMs
  }
}
