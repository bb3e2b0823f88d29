import { MINUTE } from '../../../devices-sim/world/durations.ts'
import { owed, type RuleExpectation, rule } from '../expectation.ts'

/** Delays of these rules are counts of reports. */
export const serversOwed: readonly RuleExpectation[] = [
  rule('journal-slow', [owed('disk-slow', 0, 5)]),
  rule('server-busy', [owed('server-swamped', 0, 5)]),
  rule('influx-behind', [owed('influx-down', 2 * MINUTE, 3)], ['influx-forbids']),
  rule('influx-refused', [owed('influx-forbids', 0, 3)]),
  rule('telemetry-given-up', [owed('readings-dropped', 0, 2)]),
  rule('clock-off', [owed('server-clock-wrong', 0, 9)]),
  rule('disk-nearly-full', [owed('disk-filling', 0, 3)]),
  rule('descriptors-nearly-used', [owed('descriptors-leaking', 0, 3)]),
  rule('replay-diverged', [owed('replay-differed', 0, 2)]),
  rule('backup-failed', [owed('backup-lost', 0, 2)]),
  rule('bridge-away', [owed('bridge-down', 0, 2)]),
  rule('station-twice', [owed('stations-alike', 0, 2)]),
]
