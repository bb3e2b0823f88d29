import type { Instant } from '../domain/model/time.ts'

const NS_PER_MS = 1_000_000

/**
 * Nanoseconds of a point: its event time and a tie-breaker, so that two of one series in the same millisecond stay
 * two, and the same one sent again is the same one. A string: a number is too coarse.
 */
export const timestampNs = (at: Instant, tie: number): string =>
  String(BigInt(Math.trunc(at)) * BigInt(NS_PER_MS) + BigInt(tie % NS_PER_MS))
