import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { DurationMs } from '../domain/model/time.ts'

/** The monitor's own timer: what it measures contains it. */
const RESOLUTION_MS = 20

export interface EventLoopDelay {
  /** Since the last call, the delay that 1 % of the turns exceeded. */
  takeP99Ms(): DurationMs
  stop(): void
}

export function watchEventLoop(): EventLoopDelay {
  const monitor = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  monitor.enable()
  return {
    takeP99Ms() {
      const ms = monitor.count > 0 ? monitor.percentile(99) / 1e6 - RESOLUTION_MS : 0
      monitor.reset()
      return Math.max(0, ms)
    },
    stop: () => void monitor.disable(),
  }
}
