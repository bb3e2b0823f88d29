import type { Input } from '../domain/model/input.ts'
import { DAY, type Instant } from '../domain/model/time.ts'

export const CLOCKS = ['wall', 'events'] as const
export type ClockName = (typeof CLOCKS)[number]

/** What time it is for the flow. Never runs backwards. */
export interface FlowClock {
  readonly name: ClockName
  /** Now, where this input may move it. */
  nowFor(input: Input): Instant
  now(): Instant
  /** Not before this: what the journal has already seen. */
  advanceTo(at: Instant): void
}

export function wallClock(systemNow: () => Instant): FlowClock {
  let latest = 0
  const now = (): Instant => {
    latest = Math.max(latest, systemNow())
    return latest
  }
  return {
    name: 'wall',
    now,
    nowFor: now,
    advanceTo: at => {
      latest = Math.max(latest, at)
    },
  }
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
    nowFor(input) {
      const ts = input.type === 'reading' ? input.reading.ts : undefined
      if (ts !== undefined && isPlausible(ts)) advanceTo(ts)
      return latest
    },
    advanceTo,
  }
}
