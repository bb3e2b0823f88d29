import type { DurationMs, Instant } from '../../domain/model/time.ts'
import type { Timers } from '../timers.ts'

interface Armed {
  readonly ms: DurationMs
  readonly run: () => void
}

/** Timers that fire when a test says so. */
export interface ManualTimers extends Timers {
  /** Resolves when a timer of just this length is set. */
  armed(ms: DurationMs): Promise<void>
  isArmed(ms: DurationMs): boolean
  /** Fires those of this length. */
  fire(ms: DurationMs): void
}

export function manualTimers(now: Instant = 0): ManualTimers {
  const timers = new Set<Armed>()
  const waiting: { ms: DurationMs; resolve: () => void }[] = []
  const isArmed = (ms: DurationMs) => [...timers].some(timer => timer.ms === ms)
  return {
    now: () => now,
    after(ms, run) {
      const timer = { ms, run }
      timers.add(timer)
      for (const waiter of waiting) if (waiter.ms === ms) waiter.resolve()
      return () => void timers.delete(timer)
    },
    isArmed,
    armed: ms => (isArmed(ms) ? Promise.resolve() : new Promise(resolve => waiting.push({ ms, resolve }))),
    fire(ms) {
      for (const timer of [...timers]) {
        if (timer.ms !== ms) continue
        timers.delete(timer)
        timer.run()
      }
    },
  }
}
