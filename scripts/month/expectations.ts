import type { What } from '../../devices-sim/world/truth.ts'
import type { RuleExpectation } from './expectation.ts'
import { binsOwed } from './expected/bins.ts'
import { chargersOwed } from './expected/chargers.ts'
import { lanesOwed } from './expected/lanes.ts'
import { liftsOwed } from './expected/lifts.ts'
import { linksOwed } from './expected/links.ts'
import { serversOwed } from './expected/servers.ts'
import { stairsOwed } from './expected/stairs.ts'
import { wearersOwed } from './expected/wearers.ts'

/**
 * By rule: what in the world it has to say, and what else bears it out, a file each in `expected/`. No figure of a rule is used
 * to tell what is so.
 */
export const expectations: readonly RuleExpectation[] = [
  ...binsOwed,
  ...lanesOwed,
  ...chargersOwed,
  ...wearersOwed,
  ...stairsOwed,
  ...liftsOwed,
  ...linksOwed,
  ...serversOwed,
]

/** Alerts that a month cannot judge, and why. */
export const notJudged: Readonly<Record<string, string>> = {
  'alarm-flood': 'it is about alarms, and stands in their figures as the share of the time in flood',
  'nobody-on-duty': 'the site keeps no rota',
  'duty-gaps': 'the site keeps no rota',
  'people-unreachable': 'nobody is called by telephone',
  'rule-failed': 'a rule that fails is a fault of ours, and none does',
}

/** Said of a device, it says nothing of the others while this lasts; what it had to say then comes `late`, or never. */
export const blindness: Readonly<Partial<Record<What, 'lost' | 'late'>>> = {
  'device-dead': 'lost',
  'gateway-outage': 'late',
  'site-outage': 'late',
  'camera-tampered': 'lost',
  'band-off': 'lost',
  'sensor-broken': 'lost',
  'bin-sensor-askew': 'lost',
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
