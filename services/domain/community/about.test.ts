import t from 'tap'
import { kindList, rulesForAll } from '../kinds/kinds.ts'
import type { About } from '../model/about.ts'
import type { Rule } from '../model/rule.ts'
import { text } from '../model/text.ts'
import { newRoster } from '../notices/living-roster.ts'
import { peopleFor } from '../notices/targets.ts'
import { aboutOf } from './about.ts'
import { book } from './testing/site.ts'

const roles = ['caregiver', 'technician', 'grid-worker', 'administrator'] as const
/** One of each, under the name of the role. */
const roster = newRoster(
  roles.map(role => ({ what: 'member', member: { id: role, role, zones: [] } }) as const),
)
const told = (deviceKind: string, rule: string, customRules = new Map<string, Rule>()): string => {
  const about = aboutOf({ book, customRules }, { deviceKind, rule })
  const scene = {
    roster,
    about,
    carers: ['caregiver'],
    zone: 'b3',
    assignee: null,
    isLifeSafety: false,
    timeZone: 'UTC',
    at: 0,
  }
  return peopleFor([{ who: 'responsible' }], scene, false).join(' ')
}

const roleFor: Readonly<Record<About, string>> = {
  ...{ person: 'caregiver', device: 'technician', place: 'grid-worker' },
  ...{ staff: 'manager', server: 'administrator' },
}

const caregiver = 'sos fall heart-rate heart-rate-unusual spo2 news2 inactive left-area not-worn'
const technician =
  'offline sensor-fault weak-link battery-low camera-tampered charger-fault charger-contradicts charger-live charger-no-energy detector-tampered detector-battery-low door-tampered door-battery-low'
const gridWorker =
  'bin-full bin-fire bin-tilted fire-lane-blocked charger-hot charger-heating charger-leakage charger-smoke smoke-confirmed cut-off-ignored bay-overstay bay-blocked charging-long smoke-alarm door-left-open'
const administrator =
  'journal-slow server-busy influx-behind influx-refused telemetry-given-up clock-off disk-nearly-full descriptors-nearly-used replay-diverged backup-failed bridge-away station-twice'
/** Whoever says of these that they are somebody else's changes who hears of them in every community. */
const expected = new Map(
  Object.entries({ caregiver, technician, 'grid-worker': gridWorker, administrator }).flatMap(
    ([who, rules]) => rules.split(' ').map(rule => [rule, who] as const),
  ),
)

t.test('what every rule of every kind raises goes to whose work it is', async t => {
  for (const { kind, rules } of kindList)
    for (const { id, about } of [...rules, ...rulesForAll]) {
      t.equal(told(kind, id), about && roleFor[about], `${kind} ${id}`)
      t.equal(expected.get(id) ?? told(kind, id), told(kind, id), `${kind} ${id}, by name`)
    }
})

t.test('what the server says of a site by itself has its people too', async t => {
  t.equal(told('site', 'site-silent'), 'technician')
  t.equal(told('site', 'alarm-flood'), 'grid-worker')
  t.equal(told('wristband', 'rule-failed'), 'technician')
})

t.test('an own rule says whose it is; one that does not is the wearer’s or the place’s', async t => {
  const own = (about?: Rule['about']): Map<string, Rule> => {
    const title = text('Own', '自定义')
    const rule: Rule = {
      id: 'own',
      kind: '*',
      version: 1,
      title,
      settings: {},
      levels: [],
      ...(about && { about }),
    }
    return new Map([['own', rule]])
  }
  t.equal(told('wristband', 'own', own('device')), 'technician')
  t.equal(told('wristband', 'own', own()), 'caregiver')
  t.equal(told('smart-bin', 'own', own()), 'grid-worker')
  t.equal(told('smart-bin', 'deleted-since'), 'grid-worker')
})
