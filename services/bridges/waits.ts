import type { DurationMs } from '../domain/model/time.ts'

export interface WaitLimits {
  readonly waitMsMin: DurationMs
  readonly waitMsMax: DurationMs
}

/**
 * How long to wait after the `failures`-th failure in a row, which counts from 1. Up to half of it by chance (`random`
 * from 0 to 1), so that a broker that comes back is not met by all its clients at once.
 */
export function waitMs(failures: number, { waitMsMin, waitMsMax }: WaitLimits, random: number): DurationMs {
  const doubled = Math.min(waitMsMax, waitMsMin * 2 ** Math.min(failures - 1, 30))
  return Math.round(doubled * (1 - random / 2))
}
