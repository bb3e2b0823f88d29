import type { Input } from '../domain/model/input.ts'
import { DAY, type DurationMs, type Instant } from '../domain/model/time.ts'

export const CLOCKS = ['wall', 'events'] as const
export type ClockName = (typeof CLOCKS)[number]

/** What time it is for the flow. Never runs backwards. */
export interface FlowClock {
  readonly name: ClockName
  /** Now, where this input may move it. */
  nowFor(input: Input): Instant
  now(): Instant
  /**
   * How far the flow is ahead of the system's clock, negative where it is behind; 0 by event time, which has nothing to
   * do with it.
   */
  aheadMs(): DurationMs
  /** The same as it was when `now` or `nowFor` was last asked. */
  readonly lastAheadMs: DurationMs
  /** Believes a step of the system's clock where the evidence is for it; how far time has jumped by that, mostly 0. */
  settle(): DurationMs
  /** Not before this: what the journal has already seen. */
  advanceTo(at: Instant): void
}

/**
 * A stamp further ahead than this, of what was seen or of the real time, does not move the clock: one device with
 * the wrong century must not make history of all the others.
 */
export const EVENTS_JUMP_MAX_MS = 366 * DAY

/** The highest event time seen: recorded series and time-lapse simulation. Stands still while nothing comes. */
export function eventsClock(systemNow: () => Instant): FlowClock {
  let latest = 0
  const isPlausible = (ts: Instant): boolean =>
    ts - systemNow() <= EVENTS_JUMP_MAX_MS && (latest === 0 || ts - latest <= EVENTS_JUMP_MAX_MS)
  const advanceTo = (at: Instant): void => {
    latest = Math.max(latest, at)
  }
  return {
    name: 'events',
    now: () => latest,
    aheadMs: () => 0,
    lastAheadMs: 0,
    settle: () => 0,
    nowFor(input) {
      const ts = input.type === 'reading' ? input.reading.ts : undefined
      if (ts !== undefined && isPlausible(ts)) advanceTo(ts)
      return latest
    },
    advanceTo,
  }
}
