import t from 'tap'
import type { About } from '../model/about.ts'
import type { Rota, Shift } from '../model/duty.ts'
import type { PlanMatch, Target } from '../model/escalation.ts'
import type { Role } from '../model/person.ts'
import type { RosterEntry } from '../model/roster.ts'
import { text } from '../model/text.ts'
import { DAY, HOUR } from '../model/time.ts'
import { newRoster } from './living-roster.ts'
import { type PlanSubject, planFor } from './plan-for.ts'
import { isStaffed, peopleFor, type Scene } from './targets.ts'
import { override, rota as rotaOf, shift } from './testing/rotas.ts'
import { whoIsTold } from './who-is-told.ts'

const member = (id: string, role: Role, ...zones: string[]): RosterEntry => ({
  what: 'member',
  member: { id, role, zones },
})
/** On duty from eight to eight, every day. */
const rota = (role: Role, on: readonly string[], ...zones: string[]): RosterEntry => ({
  what: 'rota',
  rota: {
    ...{ id: `r-${role}`, role, zones, overrides: [], holidays: [], handOverMs: 0 },
    shifts: [{ weekdays: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '08:00', to: '20:00', on }],
  },
})
const unit: RosterEntry = {
  what: 'zone',
  zone: { id: 'b3-u2', sort: 'unit', name: text('Unit 2', '2 单元'), within: 'b3' },
}

const everybody = [
  unit,
  member('root', 'administrator'),
  member('chen', 'manager'),
  member('wang', 'grid-worker', 'b3'),
  member('zhou', 'grid-worker', 'b3'),
  member('zhao', 'grid-worker', 'gate'),
  member('tian', 'technician'),
  member('li', 'caregiver'),
  member('mei', 'caregiver'),
]
const NOON = 20_000 * DAY + 12 * HOUR
const NIGHT = NOON + 12 * HOUR

const scene = (entries: readonly RosterEntry[], more: Partial<Scene> = {}): Scene => ({
  ...{
    roster: newRoster(entries),
    zone: 'b3',
    about: 'place',
    carers: [],
    assignee: null,
    isLifeSafety: false,
  },
  ...{ timeZone: 'UTC', at: NOON },
  ...more,
})
const told = (target: Target, of: Scene, mustBeSomebody = false) =>
  peopleFor([target], of, mustBeSomebody).join(' ')
const responsible: Target = { who: 'responsible' }

const rotas = [rota('grid-worker', ['wang'], 'b3'), rota('technician', ['tian'])]

t.test('who sees to it, by what it is about', async t => {
  for (const [what, about, more, entries, wanted] of [
    ['a wearer’s first carer', 'person', { carers: ['li', 'mei'] }, everybody, 'li'],
    ['the first has left', 'person', { carers: ['gone', 'mei'] }, everybody, 'mei'],
    ['nobody looks after the wearer', 'person', {}, [...everybody, ...rotas], 'wang'],
    ['a broken band', 'device', { carers: ['li'] }, [...everybody, ...rotas], 'tian'],
    ['whoever is on duty in the zone', 'place', {}, [...everybody, ...rotas], 'wang'],
    ['in a unit of it', 'place', { zone: 'b3-u2' }, [...everybody, ...rotas], 'wang'],
    ['no rota: all whose zone it is', 'place', {}, everybody, 'wang zhou'],
    ['at night nobody of the role is on duty', 'place', { at: NIGHT }, [...everybody, ...rotas], 'chen'],
    [
      'no technician',
      'device',
      {},
      everybody.filter(e => e.what !== 'member' || e.member.id !== 'tian'),
      'wang zhou',
    ],
    ['the server', 'server', {}, everybody, 'root'],
    ['no grid worker here', 'place', { zone: 'pond' }, everybody, 'chen'],
    ['nobody at all', 'place', {}, [], ''],
  ] as const satisfies readonly (readonly [string, About, Partial<Scene>, readonly RosterEntry[], string])[])
    t.equal(told(responsible, scene(entries, { about, ...more })), wanted, what)
})

t.test('a rota that begins later is as none, one that is over is not', async t => {
  const on = (parts: Partial<Shift>, overrides: Rota['overrides'] = []): RosterEntry => ({
    what: 'rota',
    rota: rotaOf('later', {
      zones: ['b3'],
      shifts: [shift('00:00-24:00 wang', parts)],
      overrides,
    }),
  })
  const at = Date.parse('2026-11-22T04:00Z')
  const of = (rota: RosterEntry) => told(responsible, scene([...everybody, rota], { at }))
  t.equal(of(on({ since: '2026-12-01' })), 'wang zhou', 'everybody of the role, as without it')
  t.equal(of(on({ since: '2026-11-01' })), 'wang')
  t.equal(of(on({ until: '2026-11-20' })), 'chen', 'nobody is on duty, and an alert says so')
  const stand = override('2026-11-22T00:00Z', '2026-11-23T00:00Z', ['zhou'])
  t.equal(of(on({ since: '2026-12-01' }, [stand])), 'zhou', 'whoever is on duty by it already')
})

t.test('the other targets', async t => {
  const here = scene([...everybody, ...rotas], { carers: ['li', 'mei'], assignee: 'zhou' })
  t.equal(told({ who: 'carers' }, here), 'li mei')
  t.equal(told({ who: 'carers', place: 2 }, here), 'mei')
  t.equal(told({ who: 'carers', place: 3 }, here), '')
  t.equal(told({ who: 'duty', role: 'technician' }, here), 'tian')
  t.equal(told({ who: 'role', role: 'grid-worker' }, here), 'wang zhou')
  t.equal(told({ who: 'person', person: 'chen' }, here), 'chen')
  t.equal(told({ who: 'person', person: 'gone' }, here), '', 'whoever has left is not told')
  t.equal(told({ who: 'assignee' }, here), 'zhou')
  t.equal(told({ who: 'assignee' }, { ...here, assignee: null }), '')
})

t.test('somebody who is meant twice is told once', async t => {
  const here = scene(everybody, { about: 'person', carers: ['li', 'mei'] })
  t.same(peopleFor([responsible, { who: 'carers' }, { who: 'person', person: 'li' }], here, false), [
    'li',
    'mei',
  ])
})

t.test('where it must be somebody it is the manager, or else the administrator', async t => {
  const nobody: Target = { who: 'carers' }
  t.equal(told(nobody, scene(everybody), true), 'chen')
  t.equal(told(nobody, scene([member('root', 'administrator')]), true), 'root')
  t.equal(told(nobody, scene(everybody)), '')
})

t.test('of an SOS somebody hears at once, however little its plan and the rotas say', async t => {
  const subject: PlanSubject = {
    ...{ rule: 'sos', deviceKind: 'wristband', severity: 'critical' },
    ...{ zone: 'b3', isLifeSafety: true },
  }
  const plan = (match: PlanMatch, ...tell: readonly Target[]): RosterEntry => ({
    what: 'plan',
    plan: { id: 'p', match, steps: [{ afterMs: 0, tell }] },
  })
  const named = { rules: ['sos'] }
  for (const one of [
    plan({}, { who: 'person', person: 'gone' }),
    plan(named, { who: 'assignee' }),
    plan(named, { who: 'person', person: 'gone' }),
    plan(named, { who: 'duty', role: 'technician' }),
    plan(named),
  ]) {
    const here = scene([...everybody, rota('grid-worker', []), one], { about: 'person', isLifeSafety: true })
    const [first] = whoIsTold(planFor(here.roster, subject), here)
    t.same(first?.people, ['chen'], JSON.stringify(one))
  }
})

t.test('a site is staffed with anybody but the administrator', async t => {
  t.notOk(isStaffed(newRoster([member('root', 'administrator')])))
  t.ok(isStaffed(newRoster([member('li', 'caregiver')])))
})
