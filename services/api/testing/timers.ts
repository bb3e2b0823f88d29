import type { Timers } from '../feed/timers.ts'

/** Timers that fire when the test says so. */
export function handTimers() {
  const once = new Set<() => void>()
  const repeated = new Set<() => void>()
  const timers: Timers & { fireOnce(): void; fireEvery(): void } = {
    after(_ms, run) {
      once.add(run)
      return () => void once.delete(run)
    },
    every(_ms, run) {
      repeated.add(run)
      return () => void repeated.delete(run)
    },
    fireOnce() {
      const due = [...once]
      once.clear()
      for (const run of due) run()
    },
    fireEvery() {
      for (const run of repeated) run()
    },
  }
  return timers
}
