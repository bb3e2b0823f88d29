import { type DurationMs, SECOND } from '../domain/model/time.ts'
import type { Timers } from '../runtime/timers.ts'

/** The journal may be away, or the flow take nothing for a while. */
export const RETRY_MS: DurationMs = 5 * SECOND

/** What could not be done is tried again after a while, one try for each key. */
export class Retries {
  readonly #timers: Timers
  readonly #next = new Map<string, () => void>()
  #isStopped = false

  constructor(timers: Timers) {
    this.#timers = timers
  }

  /** In place of the one that was to come. */
  later(key: string, again: () => void): void {
    this.callOff(key)
    if (!this.#isStopped) this.#next.set(key, this.#timers.after(RETRY_MS, again))
  }

  /** Answers whether there was one, begun by now or not. */
  callOff(key: string): boolean {
    this.#next.get(key)?.()
    return this.#next.delete(key)
  }

  /** For good. */
  stop(): void {
    this.#isStopped = true
    for (const key of [...this.#next.keys()]) this.callOff(key)
  }
}
