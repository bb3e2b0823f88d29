import { MINUTE } from '../../../devices-sim/world/durations.ts'
import { owed, type RuleExpectation, rule } from '../expectation.ts'

export const stairsOwed: readonly RuleExpectation[] = [
  rule('smoke-alarm', [owed('fire', MINUTE, 0, { kind: 'smoke-detector' })]),
  rule('detector-tampered', [owed('sensor-taken-down', MINUTE, 0, { kind: 'smoke-detector' })]),
  rule('detector-battery-low', [owed('battery-weak', MINUTE, 0, { kind: 'smoke-detector' })]),
  rule('door-left-open', [owed('door-wedged', 11 * MINUTE, 0)]),
  rule('door-tampered', [owed('sensor-taken-down', MINUTE, 0, { kind: 'door-sensor' })]),
  rule('door-battery-low', [owed('battery-weak', MINUTE, 0, { kind: 'door-sensor' })]),
]
