import { DAY, type DurationMs, SECOND } from '../model/time.ts'

/** What a figure of a condition may be, both ends included. */
export interface Limit {
  readonly min: number
  /** `span`: as far as the metric of the condition can move. */
  readonly max: number | 'span'
  /** More than `min`, and not it itself. */
  readonly above?: true
  readonly integer?: true
  /** Another figure of the same condition, which it may reach and not pass. */
  readonly upTo?: string
  /** Another one, which it may not even reach. */
  readonly under?: string
}

/** By the name of the figure; of those that stand together under a name of their own: `area.lat`. */
export type Limits = Readonly<Record<string, Limit>>

/** No length of time of a rule is longer. */
export const DURATION_MS_MAX: DurationMs = 366 * DAY

/** A time in which something happens, or from when on. */
export const windowMs: Limit = { min: SECOND, max: DURATION_MS_MAX }
/** So many readings, devices, times. */
export const countFrom = (min: number, max: number): Limit => ({ min, max, integer: true })
/** A difference of two values of the metric. */
export const distance: Limit = { min: 0, max: 'span' }
export const someDistance: Limit = { ...distance, above: true }
