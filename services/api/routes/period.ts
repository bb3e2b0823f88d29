import { DAY, type DurationMs, type Instant, MINUTE } from '../../domain/model/time.ts'
import { ApiProblem } from '../problem.ts'

/** Who asks for the last 400 days has counted them before the request came here. */
export const UNDER_WAY_MS_MAX: DurationMs = MINUTE

/**
 * The beginning of a period that may last so long: what was asked for, or a little later where only the way here made
 * it longer. `named` is the setting that the limit comes from.
 */
export function beginningOf(from: Instant, to: Instant, msMax: DurationMs, named: string): Instant {
  if (to - from > msMax + UNDER_WAY_MS_MAX) {
    throw new ApiProblem('TIME_RANGE_INVALID', { detail: `longer than ${msMax / DAY} days (${named})` })
  }
  return Math.max(from, to - msMax)
}
