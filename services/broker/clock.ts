import type { Instant } from '../domain/model/time.ts'
import { realTimers, type Timers } from '../runtime/timers.ts'

/** Time as limits and time-outs of connections count it: it only runs forward and has nothing to do with the date. */
export interface Clock extends Timers {
  now(): Instant
}

export const steadyClock: Clock = { ...realTimers, now: () => performance.now() }
