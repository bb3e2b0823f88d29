import { DAY, HOUR, MINUTE, SECOND } from '../../../devices-sim/world/durations.ts'
import { owed, type RuleExpectation, rule } from '../expectation.ts'

export const linksOwed: readonly RuleExpectation[] = [
  // A frozen thermometer is one that rests for longer than it ever did.
  rule('sensor-fault', [owed('sensor-broken', 16 * HOUR, 10)], ['sensor-spike']),
  rule('offline', [owed('device-dead', 10 * SECOND, 5)], ['gateway-outage', 'site-outage']),
  rule('weak-link', [owed('link-weak', 2 * DAY, 0)], ['device-dead']),
  rule('site-silent', [owed('site-outage', 9 * MINUTE, 0)]),
]
