import type { DurationMs, Instant } from '../domain/model/time.ts'

/** Time as limits and time-outs of connections count it: it only runs forward and has nothing to do with the date. */
export interface Clock {
  now(): Instant
  /** Calls once, after `ms`; answers how to call it off. */
  after(ms: DurationMs, call: () => void): () => void
}

export const steadyClock: Clock = {
  now: () => performance.now(),
  after: (ms, call) => {
    const timer = setTimeout(call, ms)
    return () => clearTimeout(timer)
  },
}
