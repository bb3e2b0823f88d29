import { setTimeout as sleep } from 'node:timers/promises'
import type { Instant } from '../../services/domain/model/time.ts'

/** The clock that a run is paced by. */
export interface PaceClock {
  now(): Instant
  /** Resolves at the time, or earlier when the signal aborts. */
  until(at: Instant, signal: AbortSignal): Promise<void>
}

export const wallClock: PaceClock = {
  now: Date.now,
  async until(at, signal) {
    const waitMs = at - Date.now()
    if (waitMs <= 0 || signal.aborted) return
    await sleep(waitMs, undefined, { signal }).catch(() => undefined)
  },
}

/** When, by the clock, an instant of the world comes; a factor of Infinity does not wait. */
export const wallTimeOf = (at: Instant, worldStart: Instant, wallStart: Instant, factor: number): Instant =>
  Number.isFinite(factor) ? wallStart + (at - worldStart) / factor : wallStart
