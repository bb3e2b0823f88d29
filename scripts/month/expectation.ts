import { MINUTE } from '../../devices-sim/world/durations.ts'
import type { What } from '../../devices-sim/world/truth.ts'
import type { Severity } from '../../services/domain/model/alert.ts'
import type { DurationMs } from '../../services/domain/model/time.ts'

/** What a rule owes to whom it concerns. */
export interface Owed {
  readonly what: What
  /** Of devices of this kind alone. */
  readonly kind?: string
  /** Where it is so, and can be seen, for as long as this and these many reports of the device. */
  readonly dueMs: DurationMs
  readonly dueReports: number
  /** By day alone, from 7 to 21 by the clocks of the site. */
  readonly byDay?: true
  /** Its beginning must be seen: what is hot already grows hot no more. */
  readonly fromItsStart?: true
  /** It is over in a moment, and what was sent then is heard as soon as there is a way for it, however late. */
  readonly isCall?: true
}

export interface RuleExpectation {
  readonly rule: string
  readonly must: readonly Owed[]
  /** What bears it out as well, though nobody could ask for it. */
  readonly may: readonly What[]
  /** Below it is an early word of caution, and no claim. */
  readonly claimsFrom: Severity
  /** It says so this long before it comes to that. */
  readonly foreseesMs: DurationMs
  /** Precision and recall of at least this. */
  readonly limit: number
}

/** An answer may come this long after it ended, and a warning this long before it came to that. */
export const AFTER_MS = 2 * MINUTE

const LIMIT = 0.99

export function rule(
  id: string,
  must: readonly Owed[],
  may: readonly What[] = [],
  more: Partial<RuleExpectation> = {},
): RuleExpectation {
  return { rule: id, must, may, claimsFrom: 'low', limit: LIMIT, foreseesMs: 0, ...more }
}

export const owed = (what: What, dueMs: DurationMs, dueReports: number, more: Partial<Owed> = {}): Owed => ({
  ...{ what, dueMs, dueReports },
  ...more,
})
