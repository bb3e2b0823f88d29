import type { DurationMs, Instant } from '../domain/model/time.ts'

/** Keeps what happens a thousand times a second from being said a thousand times a second. */
export class Rarely {
  readonly #everyMs: DurationMs
  #times = 0
  #saidAt: Instant = Number.NEGATIVE_INFINITY

  constructor(everyMs: DurationMs) {
    this.#everyMs = everyMs
  }

  /** It happened. Answers for how many times a line is to stand now; 0 for no line. */
  due(now: Instant): number {
    this.#times += 1
    if (now - this.#saidAt < this.#everyMs) return 0
    const times = this.#times
    this.#times = 0
    this.#saidAt = now
    return times
  }
}
