import { HOUR, MINUTE } from '../../../devices-sim/world/durations.ts'
import { owed, type RuleExpectation, rule } from '../expectation.ts'

export const binsOwed: readonly RuleExpectation[] = [
  rule('bin-full', [owed('bin-nearly-full', MINUTE, 3)], ['bin-full'], {
    claimsFrom: 'high',
    foreseesMs: 2 * HOUR,
  }),
  rule('bin-fire', [owed('fire', 2 * MINUTE, 0, { kind: 'smart-bin' })]),
  rule('bin-tilted', [owed('bin-knocked-over', MINUTE, 3)]),
  rule('bin-sensor-askew', [owed('bin-sensor-askew', 4 * HOUR + MINUTE, 2)]),
]
