import type { Instant } from '../domain/model/time.ts'
import type { Seq } from '../journal/journal.ts'

const NS_PER_MS = 1_000_000

/**
 * Nanoseconds of a point: its event time with the journal's number as the tie-breaker, so that two of one series in
 * the same millisecond stay two, and the same one sent again is the same one. A string: a number is too coarse.
 */
export const timestampNs = (at: Instant, seq: Seq): string =>
  String(BigInt(Math.trunc(at)) * BigInt(NS_PER_MS) + BigInt(seq % NS_PER_MS))
