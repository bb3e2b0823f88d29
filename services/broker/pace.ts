import type { DurationMs, Instant } from '../domain/model/time.ts'
import type { PaceLimits } from './config.ts'

export type Turn =
  | { readonly verdict: 'now' }
  | { readonly verdict: 'delayed'; readonly at: Instant }
  | { readonly verdict: 'dropped' }

const NOW: Turn = { verdict: 'now' }

/**
 * Spreads the messages of one account: a burst goes at once, what is above it waits its turn at the steady rate. A
 * message whose turn is too far away is dropped and takes no turn, unless it must be kept.
 *
 * It knows only when the last turn would end at the steady rate (the virtual scheduling of ATM traffic control), so
 * it needs no timer while nothing comes.
 */
export class Pace {
  readonly #perMessageMs: DurationMs
  readonly #burstMs: DurationMs
  readonly #delayMsMax: DurationMs
  #spentUntil: Instant = Number.NEGATIVE_INFINITY

  constructor(limits: PaceLimits) {
    this.#perMessageMs = 1_000 / limits.messagesPerSecondMax
    this.#burstMs = (limits.burstMax - 1) * this.#perMessageMs
    this.#delayMsMax = limits.delayMsMax
  }

  /** The first moment at which a message would not wait. */
  nextAt(now: Instant): Instant {
    return Math.max(this.#spentUntil - this.#burstMs, now)
  }

  /** How many messages may come at once now. */
  left(now: Instant): number {
    const ahead = Math.max(this.#spentUntil, now) - now
    return Math.max(0, Math.floor((this.#burstMs - ahead) / this.#perMessageMs) + 1)
  }

  /** So many have come, whether their turn was there or not. */
  spend(count: number, now: Instant): void {
    this.#spentUntil = Math.max(this.#spentUntil, now) + count * this.#perMessageMs
  }

  take(now: Instant, mustKeep: boolean): Turn {
    const from = Math.max(this.#spentUntil, now)
    const at = from - this.#burstMs
    if (at - now > this.#delayMsMax && !mustKeep) return { verdict: 'dropped' }
    this.#spentUntil = from + this.#perMessageMs
    return at <= now ? NOW : { verdict: 'delayed', at }
  }
}
