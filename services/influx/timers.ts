import type { DurationMs, Instant } from '../domain/model/time.ts'

/** The clock and the timers of the pump: its waits are an argument, so that a test need not wait. */
export interface Timers {
  now(): Instant
  /** Runs once after `ms`; the answer cancels it. */
  after(ms: DurationMs, run: () => void): () => void
}

export const realTimers: Timers = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}
