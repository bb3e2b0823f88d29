import { type Instant, NOT_YET } from '../model/time.ts'

/** After a time in which nobody listened: what came due in it waits for what the devices had queued. */
export interface Grace {
  /** When somebody listened again. */
  readonly from: Instant
  readonly until: Instant
}

export const NO_GRACE: Grace = { from: NOT_YET, until: NOT_YET }

/** When that which would fire at this time does. One that begins before the last is over takes what that still held. */
export const heldUntil = ({ from, until }: Grace, fireAt: Instant): Instant =>
  fireAt <= from ? Math.max(fireAt, until) : fireAt
