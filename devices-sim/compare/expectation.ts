import type { Severity } from '../../services/domain/model/alert.ts'
import type { DurationMs } from '../../services/domain/model/time.ts'
import { MINUTE } from '../world/durations.ts'
import type { What } from '../world/truth.ts'

/** What a product is expected to make of what happened. Here alone world and rules meet. */
export interface Expectation {
  /** Each of these rules is an answer to it. */
  readonly rules: readonly string[]
  /**
   * It must be raised if it lasts this long, and these many reports of the device; if it is over sooner, or the
   * world ends, nobody could ask for it.
   */
  readonly dueMs: DurationMs
  readonly dueReports: number
  /** An answer may come this long after it ended. */
  readonly afterMs: DurationMs
  /** Only from this severity on is an alert a claim that it is so; below it is an early word of caution. */
  readonly claimsFrom: Severity
  /** Rules that it may set off as well, rightly: they are neither an answer to it nor false. */
  readonly explains?: readonly string[]
  /** Rules that are set up for some devices alone: where none of them speaks, nobody could ask for it. */
  readonly whereSetUp?: true
  /** It comes slowly enough to be foreseen: an alert that is open when it comes to that was a warning of it. */
  readonly foreseeable?: true
}

export const expect = (
  rules: readonly string[],
  dueMs: DurationMs,
  dueReports: number,
  claimsFrom: Severity = 'low',
): Expectation => ({ rules, dueMs, dueReports, afterMs: 2 * MINUTE, claimsFrom })

/** What the product owes to some of what can happen. */
export type Expectations = Readonly<Partial<Record<What, Expectation>>>
