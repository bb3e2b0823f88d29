import type { Severity } from '../../services/domain/model/alert.ts'
import type { DurationMs } from '../../services/domain/model/time.ts'
import { HOUR, MINUTE, SECOND } from '../world/durations.ts'
import type { What } from '../world/truth.ts'

/** What a product is expected to make of what happened. The one place where world and rules meet. */
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

const expect = (
  rules: readonly string[],
  dueMs: DurationMs,
  dueReports: number,
  claimsFrom: Severity = 'low',
): Expectation => ({ rules, dueMs, dueReports, afterMs: 2 * MINUTE, claimsFrom })

export const expectations: Readonly<Partial<Record<What, Expectation>>> = {
  'bin-full': { ...expect(['bin-full'], MINUTE, 3, 'high'), foreseeable: true },
  'bin-nearly-full': { ...expect(['bin-full'], MINUTE, 3, 'high'), foreseeable: true },
  'bin-knocked-over': expect(['bin-tilted'], MINUTE, 3),
  fire: {
    ...expect(
      ['bin-fire', 'smoke-alarm', 'charger-smoke', 'charger-hot', 'charger-heating', 'charger-fault'],
      2 * MINUTE,
      0,
    ),
    // Of a garage: two that smell it are one fire.
    explains: ['smoke-confirmed'],
  },
  'fire-spread': expect(['smoke-confirmed'], MINUTE, 0),
  'lane-blocked': expect(['fire-lane-blocked'], 90 * SECOND, 2),
  'lane-not-free': expect(['fire-lane-blocked'], 90 * SECOND, 2),
  'camera-tampered': expect(['camera-tampered'], 10 * SECOND, 1),
  'charger-overheating': expect(['charger-hot', 'charger-heating', 'charger-fault'], 3 * MINUTE, 1),
  'charger-leaking': expect(['charger-leakage', 'charger-fault'], 30 * SECOND, 1),
  'charger-broken': expect(['charger-fault'], 10 * SECOND, 1),
  'charger-gives-nothing': expect(['charger-no-energy'], 45 * MINUTE, 2),
  'charger-contradicts': expect(['charger-contradicts'], 90 * SECOND, 1),
  'charger-live': expect(['charger-live'], 3 * MINUTE, 2),
  'charged-for-ever': expect(['charging-long'], 8 * HOUR + 2 * MINUTE, 2),
  'bay-overstayed': expect(['bay-overstay'], 31 * MINUTE, 2),
  'bay-blocked': expect(['bay-blocked'], 17 * MINUTE, 2),
  sos: expect(['sos'], 10 * SECOND, 0),
  fall: expect(['fall'], 10 * SECOND, 0, 'critical'),
  'heart-trouble': { ...expect(['heart-rate'], 4 * MINUTE, 3), explains: ['news2', 'heart-rate-unusual'] },
  'pulse-unusual': { ...expect(['heart-rate-unusual'], 30 * MINUTE, 3), explains: ['news2'] },
  'low-oxygen': { ...expect(['spo2'], MINUTE, 4), explains: ['news2'] },
  // Measured at rest: whoever walked shortly before is waited for.
  illness: { ...expect(['news2'], 20 * MINUTE, 4), explains: ['spo2', 'heart-rate', 'heart-rate-unusual'] },
  'laid-up': { ...expect(['inactive'], 5 * HOUR, 2), whereSetUp: true },
  'wandered-off': { ...expect(['left-area'], 15 * MINUTE, 30), whereSetUp: true },
  'battery-weak': {
    ...expect(['battery-low', 'detector-battery-low', 'door-battery-low'], 10 * MINUTE, 2),
    foreseeable: true,
  },
  'door-wedged': expect(['door-left-open'], 11 * MINUTE, 0),
  'sensor-taken-down': expect(['detector-tampered', 'door-tampered'], 10 * SECOND, 0),
  'band-off': expect(['not-worn'], 35 * MINUTE, 2),
  // A frozen thermometer is one that does not move for four hours, and longer than it ever did.
  'sensor-broken': { ...expect(['sensor-fault'], 13 * HOUR, 10), afterMs: HOUR },
  // One value that cannot be is not believed; nobody need hear of it, and who says so is right.
  'sensor-spike': { ...expect([], 0, 0), afterMs: HOUR, whereSetUp: true, explains: ['sensor-fault'] },
  'device-dead': expect(['offline'], 10 * SECOND, 4),
  'gateway-outage': expect(['offline'], 10 * SECOND, 4),
  'site-outage': { ...expect(['site-silent'], 9 * MINUTE, 0), explains: ['offline'] },
}

/**
 * What looks like trouble and is none, with the rules that it may lead astray. An alert on it alone is false, and
 * the report says what it fell for.
 */
export const traps: Readonly<Partial<Record<What, readonly string[]>>> = {
  'hot-day': ['bin-fire', 'charger-hot', 'charger-heating'],
  'vehicle-stopped-briefly': ['fire-lane-blocked'],
  'fall-cancelled': ['fall'],
  'band-off': ['heart-rate', 'spo2', 'fall'],
}
