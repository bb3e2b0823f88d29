import { DAY, HOUR, MINUTE, SECOND } from '../../devices-sim/world/durations.ts'
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

function rule(
  id: string,
  must: readonly Owed[],
  may: readonly What[] = [],
  more: Partial<RuleExpectation> = {},
): RuleExpectation {
  return { rule: id, must, may, claimsFrom: 'low', limit: LIMIT, foreseesMs: 0, ...more }
}

const owed = (what: What, dueMs: DurationMs, dueReports: number, more: Partial<Owed> = {}): Owed => ({
  ...{ what, dueMs, dueReports },
  ...more,
})

/** By rule: what in the world it has to say, and what else bears it out. No figure of a rule is used to tell what is so. */
export const expectations: readonly RuleExpectation[] = [
  rule('bin-full', [owed('bin-nearly-full', MINUTE, 3)], ['bin-full'], {
    claimsFrom: 'high',
    foreseesMs: 2 * HOUR,
  }),
  rule('bin-fire', [owed('fire', 2 * MINUTE, 0, { kind: 'smart-bin' })]),
  rule('bin-tilted', [owed('bin-knocked-over', MINUTE, 3)]),
  rule('fire-lane-blocked', [owed('lane-not-free', 90 * SECOND, 2), owed('lane-blocked', 90 * SECOND, 2)]),
  rule('camera-tampered', [owed('camera-tampered', 10 * SECOND, 1)]),
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
  rule('charger-no-energy', [owed('charger-gives-nothing', 45 * MINUTE, 2)]),
  rule('charging-long', [owed('charged-for-ever', 8 * HOUR + 2 * MINUTE, 2)]),
  rule('bay-blocked', [owed('bay-blocked', 17 * MINUTE, 2)]),
  rule('bay-overstay', [owed('bay-overstayed', 31 * MINUTE, 2)]),
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
  rule('smoke-alarm', [owed('fire', MINUTE, 0, { kind: 'smoke-detector' })]),
  rule('detector-tampered', [owed('sensor-taken-down', MINUTE, 0, { kind: 'smoke-detector' })]),
  rule('detector-battery-low', [owed('battery-weak', MINUTE, 0, { kind: 'smoke-detector' })]),
  rule('door-left-open', [owed('door-wedged', 11 * MINUTE, 0)]),
  rule('door-tampered', [owed('sensor-taken-down', MINUTE, 0, { kind: 'door-sensor' })]),
  rule('door-battery-low', [owed('battery-weak', MINUTE, 0, { kind: 'door-sensor' })]),
  // A frozen thermometer is one that rests for longer than it ever did.
  rule('sensor-fault', [owed('sensor-broken', 16 * HOUR, 10)], ['sensor-spike']),
  rule('offline', [owed('device-dead', 10 * SECOND, 5)], ['gateway-outage', 'site-outage']),
  rule('weak-link', [owed('link-weak', 2 * DAY, 0)], ['device-dead']),
  rule('site-silent', [owed('site-outage', 9 * MINUTE, 0)]),
]

/** Said of a device, it says nothing of the others while this lasts; what it had to say then comes `late`, or never. */
export const blindness: Readonly<Partial<Record<What, 'lost' | 'late'>>> = {
  'device-dead': 'lost',
  'gateway-outage': 'late',
  'site-outage': 'late',
  'camera-tampered': 'lost',
  'band-off': 'lost',
  'sensor-broken': 'lost',
}

/** Of a device that is not heard it is owed that it is not, whatever else keeps it from being heard. */
export const silences: ReadonlySet<What> = new Set([
  'device-dead',
  'link-weak',
  'gateway-outage',
  'site-outage',
])

/** No device says when it is over: nobody can know before its next report. */
export const endsUnsaid: ReadonlySet<What> = new Set([
  ...(['fall', 'heart-trouble', 'pulse-unusual', 'low-oxygen', 'illness'] as const),
  ...(['laid-up', 'wandered-off', 'battery-weak', 'sensor-broken'] as const),
  ...(['device-dead', 'link-weak'] as const),
])
