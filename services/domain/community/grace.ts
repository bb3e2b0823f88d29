import { type DurationMs, type Instant, NOT_YET } from '../model/time.ts'

/** Graces of which each begins within the one before last no longer together than so many of them. */
export const GRACES_MAX = 4

/** After a time in which nobody listened: what came due in it waits for what the devices had queued. */
export interface Grace {
  /** When somebody listened again. */
  readonly from: Instant
  readonly until: Instant
  /** When the first of those began that followed one another; `from` where absent. */
  readonly since?: Instant
}

export const NO_GRACE: Grace = { from: NOT_YET, until: NOT_YET }

/** A server that is restarted again and again, as one that fails at once after each start, still tells what it holds. */
export function nextGrace(last: Grace, now: Instant, graceMs: DurationMs): Grace {
  const since = now <= last.until ? (last.since ?? last.from) : now
  const lastUntil = Math.max(now, since + GRACES_MAX * graceMs)
  return { from: now, until: Math.min(now + graceMs, lastUntil), since }
}

/**
 * When what came or comes due at this time may fire at the earliest. A grace that begins before the last one is over holds
 * what that held.
 */
export const heldUntil = ({ from, until }: Grace, due: Instant): Instant =>
  due <= from ? Math.max(due, until) : due
