import { HOUR, MINUTE } from '../../../devices-sim/world/durations.ts'
import { owed, type RuleExpectation, rule } from '../expectation.ts'

export const liftsOwed: readonly RuleExpectation[] = [
  rule('lift-trapped', [owed('lift-called', 0, 0, { isCall: true })], [], { limit: 1 }),
  rule('lift-stuck', [owed('lift-stuck', 3 * MINUTE, 0)]),
  rule('lift-door-held', [owed('lift-door-held', 11 * MINUTE, 0)]),
  rule('lift-fault', [owed('lift-broken', 3 * MINUTE, 0)]),
  rule('lift-out-of-service', [owed('lift-out-of-use', 2 * HOUR + 2 * MINUTE, 0)]),
]
