import t from 'tap'
import { HOUR, MINUTE } from '../../devices-sim/world/durations.ts'
import type { Happening } from '../../devices-sim/world/truth.ts'
import { expectations } from './expectations.ts'
import { judgeMonth } from './judge.ts'
import type { ToldLife } from './lives.ts'

const START = Date.parse('2026-07-01T00:00:00+08:00')
const at = (hours: number) => START + hours * HOUR

const happened = (what: Happening['what'], deviceId: string, from: number, to: number): Happening => ({
  ...{ what, deviceId, from: at(from), to: at(to) },
})

function alert(rule: string, deviceId: string, from: number, to: number | null, severity = 'critical') {
  const times = { raisedAt: at(from), announcedAt: at(from), clearedAt: to === null ? null : at(to) }
  const people = { clearedBy: null, takenAt: null, takenBy: null, resolvedAt: null, resolvedBy: null }
  const rest = { cause: null, heldBy: null, grouped: false, shelved: false, chattered: false }
  const where = { id: `${rule} ${from}`, site: 'month', zone: 'z', deviceId }
  return { ...where, ...times, ...people, ...rest, rule, severity } as ToldLife
}

function verdictOf(rule: string, happenings: readonly Happening[], lives: readonly ToldLife[]) {
  const device = (kind: string) => ({ kind, reportEveryMs: 5 * MINUTE })
  const devices = new Map([
    ['band', device('wristband')],
    ['bin', device('smart-bin')],
    ['charger', device('ev-charger')],
    ['camera', device('fire-lane-camera')],
  ])
  const world = { site: 'month', end: at(48), happenings, devices }
  const [verdict] = judgeMonth(
    world,
    lives,
    expectations.filter(one => one.rule === rule),
  )
  if (verdict === undefined) throw new Error(`no rule ${rule}`)
  const { raised, expected, missed, falseAlerts, delaysMs } = verdict
  return { raised, expected, missed: missed.length, falseAlerts: falseAlerts.length, delaysMs }
}

t.test('an alert while it was so is true, and what happened is found with its delay', async t => {
  t.same(verdictOf('sos', [happened('sos', 'band', 1, 1.01)], [alert('sos', 'band', 1.005, 2)]), {
    ...{ raised: 1, expected: 1, missed: 0, falseAlerts: 0, delaysMs: [at(1.005) - at(1)] },
  })
})

t.test('an alert of another device, and one long after it was over, are false, and it is missed', async t => {
  const late = [alert('sos', 'other', 1, 2), alert('sos', 'band', 3, 4)]
  const { falseAlerts, missed } = verdictOf('sos', [happened('sos', 'band', 1, 1.01)], late)
  t.same([falseAlerts, missed], [2, 1])
})

t.test('what a slow clock says was over before it began is as true as what a right one says', async t => {
  const blocked = [happened('lane-not-free', 'camera', 1, 1.02)]
  const bySlowClock = { ...alert('fire-lane-blocked', 'camera', 0.95, 0.97), endToldAt: at(1.04) }
  t.equal(verdictOf('fire-lane-blocked', blocked, [bySlowClock]).falseAlerts, 0)
  t.equal(verdictOf('fire-lane-blocked', blocked, [{ ...bySlowClock, endToldAt: at(0.99) }]).falseAlerts, 1)
})

t.test('what was over before anybody could be asked to see it is not asked for', async t => {
  const brief = verdictOf('camera-tampered', [happened('camera-tampered', 'camera', 1, 1.05)], [])
  t.same([brief.expected, brief.missed], [0, 0])
  const long = verdictOf('camera-tampered', [happened('camera-tampered', 'camera', 1, 1.2)], [])
  t.same([long.expected, long.missed], [1, 1])
})

t.test('nobody is asked to see what a covered camera cannot', async t => {
  const blocked = happened('lane-blocked', 'camera', 1, 2)
  t.equal(verdictOf('fire-lane-blocked', [blocked], []).missed, 1)
  const covered = [blocked, happened('camera-tampered', 'camera', 0.9, 1.9)]
  t.equal(verdictOf('fire-lane-blocked', covered, []).expected, 0)
})

t.test('a call for help during an outage is asked for, and may come when there is a way for it', async t => {
  const outage: Happening = { ...happened('gateway-outage', 'gateway', 0.5, 2), affects: ['band'] }
  const happenings = [outage, happened('sos', 'band', 1, 1.01)]
  t.same(verdictOf('sos', happenings, [alert('sos', 'band', 2, 3)]).falseAlerts, 0)
  t.same(verdictOf('sos', happenings, []).missed, 1)
  const dead = [happened('device-dead', 'band', 0.5, 2), happened('sos', 'band', 1, 1.01)]
  t.same(verdictOf('sos', dead, []).expected, 0)
})

t.test('an outage that begins before another is over is one with it', async t => {
  const outage = (from: number, to: number): Happening => ({
    ...{ ...happened('gateway-outage', 'gateway', from, to), affects: ['band'] },
  })
  const called = happened('sos', 'band', 1, 1.01)
  const back = [alert('sos', 'band', 2.5, 3)]
  t.same(verdictOf('sos', [called, outage(0.5, 2), outage(1.9, 2.5)], back).falseAlerts, 0)
  t.same(verdictOf('sos', [called, outage(1.9, 2.5), outage(0.5, 2)], back).missed, 0)
  t.same(verdictOf('sos', [called, outage(0.5, 2), outage(2.1, 2.5)], back).falseAlerts, 1)
})

t.test('of a fall that was over before there was a way to tell of it, any word is an answer', async t => {
  const outage: Happening = { ...happened('gateway-outage', 'gateway', 0.5, 2), affects: ['band'] }
  const happenings = [outage, happened('fall', 'band', 1, 1.2)]
  t.equal(verdictOf('fall', happenings, [alert('fall', 'band', 2, 2.1, 'high')]).missed, 0)
  t.equal(verdictOf('fall', happenings, []).missed, 1)
})

t.test('below the severity of a claim an alert is no claim and no answer', async t => {
  const fell = [happened('fall', 'band', 1, 1.5)]
  const low = verdictOf('fall', fell, [alert('fall', 'band', 1, 1.1, 'high')])
  t.same([low.raised, low.missed], [0, 1])
})

t.test('a fire is asked of the rule of the kind that burns', async t => {
  const fires = [happened('fire', 'bin', 1, 1.2), happened('fire', 'charger', 1, 1.2)]
  t.equal(verdictOf('bin-fire', fires, []).missed, 1)
  t.equal(verdictOf('charger-smoke', fires, [alert('charger-smoke', 'charger', 1, 1.2)]).missed, 0)
})

t.test('a night in bed is no alarm, a day is', async t => {
  t.equal(verdictOf('inactive', [happened('laid-up', 'band', 21, 21 + 10)], []).expected, 0)
  t.equal(verdictOf('inactive', [happened('laid-up', 'band', 8, 8 + 10)], []).expected, 1)
})

t.test('an outage of the site is held against the alert of the site', async t => {
  const outage = { ...happened('site-outage', 'bin', 1, 1.5), affects: ['band', 'camera'] }
  const { missed, falseAlerts } = verdictOf(
    'site-silent',
    [outage],
    [alert('site-silent', 'month', 1.1, 1.5)],
  )
  t.same([missed, falseAlerts], [0, 0])
})

t.test('what grows hot where nobody can see it is hot when it can be seen, and grows no more', async t => {
  const outage: Happening = { ...happened('site-outage', 'bin', 0.5, 1.2), affects: ['charger'] }
  const happenings = [outage, happened('charger-overheating', 'charger', 1, 2)]
  t.equal(verdictOf('charger-heating', happenings, []).expected, 0)
  t.equal(verdictOf('charger-hot', happenings, []).expected, 1)
})

t.test('what no device says the end of is over with its next report', async t => {
  const ill = [happened('heart-trouble', 'band', 1, 2)]
  const after = (minutes: number) => [alert('heart-rate', 'band', 2 + minutes / 60, 3)]
  t.equal(verdictOf('heart-rate', ill, after(7)).falseAlerts, 0)
  t.equal(verdictOf('heart-rate', ill, after(8)).falseAlerts, 1)
  const dead = [happened('device-dead', 'bin', 1, 5)]
  const found = (minutes: number) => [alert('weak-link', 'bin', 5 + minutes / 60, null, 'low')]
  t.equal(verdictOf('weak-link', dead, found(6)).falseAlerts, 0, 'found when it is heard again')
  t.equal(verdictOf('weak-link', dead, found(8)).falseAlerts, 1)
})

t.test('nobody is asked about a band that a dead one would have to tell', async t => {
  const off = happened('band-off', 'band', 10, 12)
  t.equal(verdictOf('not-worn', [off], []).expected, 1)
  t.equal(verdictOf('not-worn', [off, happened('device-dead', 'band', 9, 20)], []).expected, 0)
  const dead = happened('device-dead', 'band', 10, 12)
  const outage: Happening = { ...happened('site-outage', 'bin', 9, 20), affects: ['band'] }
  t.equal(verdictOf('offline', [dead, outage], []).expected, 1)
})

t.test('a warning that comes just before the world ends is not judged, and is an answer', async t => {
  const weak = { what: 'battery-weak', deviceId: 'band', from: at(47) } as const
  t.equal(verdictOf('battery-low', [weak], [alert('battery-low', 'band', 46, null)]).missed, 0)
  t.equal(verdictOf('battery-low', [], [alert('battery-low', 'band', 46, null)]).raised, 0)
  t.equal(verdictOf('battery-low', [], [alert('battery-low', 'band', 30, null)]).falseAlerts, 1)
})
