import { SECOND } from '../../../devices-sim/world/durations.ts'
import { owed, type RuleExpectation, rule } from '../expectation.ts'

export const lanesOwed: readonly RuleExpectation[] = [
  rule('fire-lane-blocked', [owed('lane-not-free', 90 * SECOND, 2), owed('lane-blocked', 90 * SECOND, 2)]),
  rule('camera-tampered', [owed('camera-tampered', 10 * SECOND, 1)]),
]
