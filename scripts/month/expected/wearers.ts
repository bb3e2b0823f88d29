import { HOUR, MINUTE, SECOND } from '../../../devices-sim/world/durations.ts'
import { owed, type RuleExpectation, rule } from '../expectation.ts'

export const wearersOwed: readonly RuleExpectation[] = [
  rule('sos', [owed('sos', 0, 0, { isCall: true })], [], { limit: 1 }),
  rule('fall', [owed('fall', 90 * SECOND, 0, { isCall: true })], [], { limit: 1, claimsFrom: 'critical' }),
  rule('heart-rate', [owed('heart-trouble', 4 * MINUTE, 3)]),
  rule('heart-rate-unusual', [owed('pulse-unusual', 30 * MINUTE, 3)], ['heart-trouble', 'illness', 'fall']),
  rule('spo2', [owed('low-oxygen', MINUTE, 4)], ['illness']),
  rule('news2', [owed('illness', 30 * MINUTE, 4)], ['heart-trouble', 'low-oxygen']),
  rule('inactive', [owed('laid-up', 5 * HOUR, 2, { byDay: true })]),
  rule('left-area', [owed('wandered-off', 25 * MINUTE, 2)]),
  rule('not-worn', [owed('band-off', 35 * MINUTE, 2)]),
  rule('battery-low', [owed('battery-weak', 10 * MINUTE, 2, { kind: 'wristband' })], [], {
    foreseesMs: 4 * HOUR,
  }),
]
