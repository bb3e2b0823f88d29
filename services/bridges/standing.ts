import type { DurationMs, Instant } from '../domain/model/time.ts'

/**
 * Since when a bridge works no more. A connection counts that stood, with its subscriptions, for a while: one that is let in
 * and thrown out again brings nothing, however often it comes back.
 */
export class Standing {
  readonly #steadyMs: DurationMs
  #workedAt: Instant
  #subscribedAt: Instant | undefined

  constructor(steadyMs: DurationMs, now: Instant) {
    this.#steadyMs = steadyMs
    this.#workedAt = now
  }

  subscribed(now: Instant): void {
    this.#subscribedAt ??= now
  }

  lost(now: Instant): void {
    this.#workedAt = this.workedAt(now)
    this.#subscribedAt = undefined
  }

  /** Now, where it works; before it ever did, its beginning. */
  workedAt(now: Instant): Instant {
    return this.works(now) ? now : this.#workedAt
  }

  works(now: Instant): boolean {
    return this.#subscribedAt !== undefined && now - this.#subscribedAt >= this.#steadyMs
  }
}
