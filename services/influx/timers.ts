import type { Instant } from '../domain/model/time.ts'
import { realTimers, type Timers as Waits } from '../runtime/timers.ts'

/** The clock and the timers of the pump: its waits are an argument, so that a test need not wait. */
export interface Timers extends Waits {
  now(): Instant
}

export const pumpTimers: Timers = { ...realTimers, now: Date.now }
