import { HOUR, MINUTE, SECOND } from '../../../devices-sim/world/durations.ts'
import { owed, type RuleExpectation, rule } from '../expectation.ts'

export const chargersOwed: readonly RuleExpectation[] = [
  rule(
    'charger-fault',
    [owed('charger-broken', 10 * SECOND, 1), owed('charger-leaking', 90 * SECOND, 1)],
    ['fire', 'charger-overheating'],
  ),
  rule('charger-hot', [owed('charger-overheating', 5 * MINUTE, 0)], ['fire']),
  rule('charger-heating', [owed('charger-overheating', 5 * MINUTE, 0, { fromItsStart: true })], ['fire']),
  rule('charger-leakage', [owed('charger-leaking', 30 * SECOND, 1)]),
  rule('charger-smoke', [owed('fire', MINUTE, 0, { kind: 'ev-charger' })]),
  rule('smoke-confirmed', [owed('fire-spread', MINUTE, 0)]),
  rule('charger-contradicts', [owed('charger-contradicts', 90 * SECOND, 1)]),
  rule('charger-live', [owed('charger-live', 3 * MINUTE, 2)]),
  rule('cut-off-ignored', [owed('cut-off-forgotten', 10 * SECOND, 1)]),
  rule('charger-no-energy', [owed('charger-gives-nothing', 45 * MINUTE, 2)]),
  rule('charging-long', [owed('charged-for-ever', 8 * HOUR + 2 * MINUTE, 2)]),
  rule('bay-blocked', [owed('bay-blocked', 17 * MINUTE, 2)]),
  rule('bay-overstay', [owed('bay-overstayed', 31 * MINUTE, 2)]),
]
