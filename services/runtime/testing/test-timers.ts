import type { DurationMs, Instant } from '../../domain/model/time.ts'
import type { Timers } from '../timers.ts'

interface Armed {
  readonly at: Instant
  readonly run: () => void
}

/** A clock that the test moves. Timers run in the order of their times, each at its own. */
export class TestTimers implements Timers {
  now: Instant
  readonly #armed = new Set<Armed>()
  #waiting: (() => void)[] = []

  constructor(now: Instant) {
    this.now = now
  }

  after(ms: DurationMs, run: () => void): () => void {
    const armed = { at: this.now + ms, run }
    this.#armed.add(armed)
    for (const resolve of this.#waiting.splice(0)) resolve()
    return () => this.#armed.delete(armed)
  }

  /** Resolves when there is a timer to run. */
  nextIsArmed(): Promise<void> {
    if (this.#armed.size > 0) return Promise.resolve()
    return new Promise(resolve => this.#waiting.push(resolve))
  }

  passTo(at: Instant): void {
    for (;;) {
      const next = [...this.#armed].sort((a, b) => a.at - b.at)[0]
      if (next === undefined || next.at > at) break
      this.#armed.delete(next)
      this.now = Math.max(this.now, next.at)
      next.run()
    }
    this.now = at
  }
}
