import { type DurationMs, type Instant, MINUTE, SECOND } from '../../../domain/model/time.ts'

/**
 * Frigate's own time, as its messages tell it: there is no other here. It does not go back for a message that was
 * overtaken by another, so that what is said later is not late; it does when the clock there was set.
 */
export class FrigateClock {
  #now: Instant | undefined
  #since: Instant | undefined

  get now(): Instant | undefined {
    return this.#now
  }

  heard(at: Instant | undefined): void {
    if (at === undefined) return
    const isSet = this.#now !== undefined && Math.abs(at - this.#now) > SET_MS
    this.#now = this.#now === undefined || isSet ? at : Math.max(this.#now, at)
    if (this.#since === undefined || isSet) this.#since = this.#now
  }

  /** Messages may have been lost until now: whatever stands before a camera is told within the next minute. */
  missed(): void {
    this.#since = undefined
  }

  /** Whether it was listened to for long enough to have heard of everything that there is. */
  get knowsAll(): boolean {
    return this.#since !== undefined && (this.#now as Instant) - this.#since >= TOLD_ANEW_MS
  }
}

/** Further apart than messages can be that overtake one another. */
const SET_MS: DurationMs = 10 * MINUTE
/** Frigate tells of what it follows once a minute at least. */
const TOLD_ANEW_MS: DurationMs = 90 * SECOND
