import type { DurationMs } from '../../domain/model/time.ts'

/** Each answers with what cancels it. Handed in, so that a test says when time has passed. */
export interface Timers {
  after(ms: DurationMs, run: () => void): () => void
  every(ms: DurationMs, run: () => void): () => void
}

/** They do not keep the process up. */
export const realTimers: Timers = {
  after(ms, run) {
    const timer = setTimeout(run, ms).unref()
    return () => clearTimeout(timer)
  },
  every(ms, run) {
    const timer = setInterval(run, ms).unref()
    return () => clearInterval(timer)
  },
}
