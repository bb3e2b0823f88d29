import { type Instant, NOT_YET } from '../model/time.ts'

/** After a time in which nobody listened: what came due in it waits for what the devices had queued. */
export interface Grace {
  /** When somebody listened again. */
  readonly from: Instant
  readonly until: Instant
}

export const NO_GRACE: Grace = { from: NOT_YET, until: NOT_YET }

/**
 * When what came or comes due at this time may fire at the earliest. A grace that begins before the last one is over holds
 * what that held.
 */
export const heldUntil = ({ from, until }: Grace, due: Instant): Instant =>
  due <= from ? Math.max(due, until) : due
