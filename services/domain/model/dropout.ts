import type { DurationMs, Instant } from './time.ts'

/** A silence of a device that ended by itself: it was not dead. */
export interface Dropout {
  /** When it was heard again. */
  readonly at: Instant
  readonly quietMs: DurationMs
}

/** Of each device so many are remembered, the latest. */
export const DROPOUTS_MAX = 32

/** No silence is so long. */
export const NO_DROPOUT = Number.POSITIVE_INFINITY
