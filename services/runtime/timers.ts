import type { DurationMs } from '../domain/model/time.ts'

/** Real time passing, handed in so that tests decide when it does. */
export interface Timers {
  /** Runs once, after `ms`; the answer calls it off. */
  after(ms: DurationMs, run: () => void): () => void
}

export const realTimers: Timers = {
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}
