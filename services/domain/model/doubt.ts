import type { Instant } from './time.ts'

/**
 * Why a sensor is not believed: a value that cannot be; one that jumped and came back; the same value for far longer than
 * ever before; nothing but its end since it was knocked.
 */
export type DoubtReason = 'impossible' | 'jumps' | 'stuck' | 'blind'

/** The latest reports of a metric that are looked back on. */
export const REPORTS_BACK = 10

/**
 * Without `heedAt` it waits for the next report, however long. `isLate`: it came too late to be acted on as if it were now.
 * `sent`: the number itself, of what is beyond its scale and needs a second word.
 */
interface Held {
  readonly value: number
  readonly at: Instant
  readonly heedAt?: Instant
  readonly sent?: number
  readonly isLate?: true
}

/** What speaks against one sensor of a device. Plain data, changed in place. */
export interface Doubt {
  /** Of its latest reports, the newest in the lowest bit: 1 where it measured nothing. */
  reports: number
  /** What speaks against it, the latest reason. */
  why?: DoubtReason
  /** A value that jumped: not believed before the next report, or before `heedAt`. */
  held?: Held
  /** What was believed before the last value, which nothing confirmed or took back. */
  heededAfter?: number
  /** Since when it is above its scale, and counts as its end. */
  overSince?: Instant
  /** Reports in a row of the end of its scale since a knock: none of them is believed. */
  atEnd?: number
  /** Reports in a row of one value, where they are far too many. */
  stuck?: number
  /** They are so many that it sees nothing any more. */
  blind?: true
}

/** What speaks against the sensors of one device; no such thing for nearly all of them. */
export interface Doubts {
  readonly metrics: Record<string, Doubt>
  /** So many readings more may show that a knock made a sensor blind. */
  knocked: number
}

/** How many of its latest reports measured nothing, or as many as there are where none does any more. */
export function doubtfulReports({ reports, stuck, blind }: Doubt): number {
  if (stuck !== undefined || blind) return REPORTS_BACK
  let count = 0
  for (let left = reports; left > 0; left >>= 1) count += left & 1
  return count
}

/** The metrics of which at least so many of the latest reports measured nothing. */
export const doubtedMetrics = ({ metrics }: Doubts, countMin: number): readonly string[] =>
  Object.keys(metrics).filter(metric => doubtfulReports(metrics[metric] as Doubt) >= countMin)
