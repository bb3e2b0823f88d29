import t from 'tap'
import { kindList, rulesForAll } from '../kinds/kinds.ts'
import type { AlertChange } from '../model/alert.ts'
import type { Device } from '../model/device.ts'
import type { Input } from '../model/input.ts'
import type { Rule } from '../model/rule.ts'
import { text } from '../model/text.ts'
import { MINUTE, SECOND } from '../model/time.ts'
import { RuleBook } from './program.ts'
import { freeze, thaw } from './snapshot.ts'
import { type Community, newCommunity } from './state.ts'
import { step } from './step.ts'
import { command, reading, T0, tuned } from './testing/site.ts'

const charger = (id: string, zone = 'east'): Device => ({ id, kind: 'ev-charger', site: 's', zone, name: id })
const book = new RuleBook(kindList, rulesForAll)

/** A site of these chargers, at which what happens is told as `raised smoke-confirmed a`: whose alert it is stands last. */
function chargers(...devices: Device[]) {
  let community: Community = newCommunity('s', book)
  let told: readonly AlertChange[] = []
  const act = (input: Input, minute: number): string[] => {
    told = step(community, input, T0 + minute * MINUTE).changes
    return told.map(({ alert, event }) => `${event.type} ${alert.rule} ${alert.deviceId}`)
  }
  for (const device of devices) act({ type: 'device-saved', device, actor: 'test' }, 0)
  // Smoke that is over is over at once: how long it may flicker is another matter.
  act(tuned('charger-smoke', { clearForMs: 0 }), 0)
  return {
    act,
    smoke: (id: string, minute: number, smoke = true) =>
      act(reading(id, T0 + minute * MINUTE, { smoke }), minute),
    resolve: (alertId: string, minute: number) => act(command({ action: 'resolve', alertId }), minute),
    last: () => told.at(-1)?.alert,
    restart: () => {
      community = thaw(JSON.parse(JSON.stringify(freeze(community))), book)
    },
  }
}

t.test(
  'two chargers of a zone that smell smoke at the same time confirm each other, each alert standing',
  async t => {
    const site = chargers(charger('a'), charger('b'), charger('c'))
    t.same(site.smoke('a', 0), ['raised charger-smoke a'])
    t.same(site.smoke('b', 11), ['raised charger-smoke b', 'raised smoke-confirmed b'])
    t.match(site.last(), {
      severity: 'critical',
      zone: 'east',
      evidence: {
        sentence: { en: '2 devices or more of the zone report smoke within 1 d' },
        members: [
          { alert: 's-1', device: 'a' },
          { alert: 's-2', device: 'b' },
        ],
        findings: { devices: 2 },
        readings: [{ values: { smoke: true } }, { values: { smoke: true } }],
        metrics: ['smoke'],
      },
    })
  },
)

t.test('smoke of long ago, of the same charger or of another zone confirms nothing', async t => {
  const site = chargers(charger('a'), charger('b'), charger('far', 'west'))
  site.act(tuned('smoke-confirmed', { withinMs: 10 * MINUTE }), 0)
  site.smoke('a', 0)
  t.same(site.smoke('far', 1), ['raised charger-smoke far'])
  t.same(site.smoke('a', 2), ['occurred charger-smoke a'])
  t.same(site.smoke('b', 10.1), ['raised charger-smoke b'])
})

t.test('smoke that is over confirms nothing', async t => {
  const site = chargers(charger('a'), charger('b'))
  site.smoke('a', 0)
  site.smoke('a', 1, false)
  t.same(site.smoke('b', 2), ['raised charger-smoke b'])
})

t.test('it lasts until the last of them is over, and there is one at a time', async t => {
  const site = chargers(charger('a'), charger('b'), charger('c'))
  site.smoke('a', 0)
  site.smoke('b', 1)
  t.same(site.smoke('a', 2, false), ['cleared charger-smoke a'])
  t.same(site.smoke('c', 3), ['raised charger-smoke c', 'occurred smoke-confirmed b'])
  t.same(
    site.last()?.evidence.members?.map(({ device }) => device),
    ['b', 'c'],
  )
  site.smoke('b', 4, false)
  t.same(site.smoke('c', 5, false), ['cleared charger-smoke c', 'cleared smoke-confirmed b'])
  site.smoke('a', 6)
  t.same(site.smoke('b', 7), ['raised charger-smoke b', 'raised smoke-confirmed b'])
})

t.test(
  'one that a person ended is raised again by the next detector, not by one that falls silent',
  async t => {
    const site = chargers(charger('a'), charger('b'), charger('c'))
    site.smoke('a', 0)
    site.smoke('b', 1)
    t.same(site.resolve('s-3', 2), ['cleared smoke-confirmed b', 'resolved smoke-confirmed b'])
    t.same(site.smoke('b', 3, false), ['cleared charger-smoke b'])
    t.same(site.smoke('c', 4), ['raised charger-smoke c', 'raised smoke-confirmed c'])
  },
)

t.test('it goes on over a restart, also where something else is changed', async t => {
  const site = chargers(charger('a'), charger('b'))
  site.smoke('a', 0)
  site.restart()
  site.smoke('b', 1)
  site.restart()
  t.same(site.act(tuned('charger-hot', { mediumC: 50 }), 2), [])
  t.same(site.act({ type: 'device-saved', device: { ...charger('b'), name: 'B' }, actor: 'test' }, 2), [])
  site.smoke('a', 3, false)
  t.same(site.smoke('b', 4, false), ['cleared charger-smoke b', 'cleared smoke-confirmed b'])
})

t.test('the device that it belonged to may go while the others go on', async t => {
  const site = chargers(charger('a'), charger('b'), charger('c'))
  for (const [minute, id] of ['a', 'b', 'c'].entries()) site.smoke(id, minute)
  t.same(site.act({ type: 'device-deleted', deviceId: 'b', actor: 'test' }, 3), [
    'withdrawn charger-smoke b',
    'withdrawn smoke-confirmed b',
    'raised smoke-confirmed c',
  ])
})

t.test('its figures are settings, and another figure is looked at at once', async t => {
  const site = chargers(charger('a'), charger('b'), charger('c'))
  site.act(tuned('smoke-confirmed', { devices: 3 }), 0)
  site.smoke('a', 0)
  t.same(site.smoke('b', 1), ['raised charger-smoke b'])
  t.same(site.act(tuned('smoke-confirmed', { devices: 2 }), 2), ['raised smoke-confirmed b'])
  t.same(site.act(tuned('smoke-confirmed', {}, false), 3), ['cleared smoke-confirmed b'])
  t.same(site.smoke('c', 4), ['raised charger-smoke c'])
})

const own: Rule = {
  id: 'many-hot',
  kind: 'ev-charger',
  version: 1,
  title: text('Hot', '热'),
  settings: {},
  levels: [2, 3].map(devices => ({
    severity: devices === 2 ? 'medium' : 'high',
    when: {
      type: 'together',
      rules: ['charger-hot'],
      what: text('heat', '过热'),
      devices,
      withinMs: 30 * MINUTE,
    },
  })),
}

t.test('a rule of the operator’s own climbs with those who join, and ends when they are too few', async t => {
  const site = chargers(charger('a'), charger('b'), charger('c'))
  const heat = (id: string, minute: number, temperatureC: number) =>
    site.act(reading(id, T0 + minute * MINUTE, { temperatureC }), minute)
  heat('a', 0, 60)
  heat('b', 1, 60)
  t.same(site.act({ type: 'rule-saved', rule: own, actor: 'admin' }, 2), ['raised many-hot b'])
  t.same(heat('c', 3, 60), ['raised charger-hot c', 'severity-changed many-hot b'])
  t.same(heat('a', 4, 20), ['cleared charger-hot a'])
  t.same(heat('b', 5, 20), ['cleared charger-hot b', 'cleared many-hot b'])
})

t.test('a rule of the operator’s own that is deleted ends what it raised', async t => {
  const site = chargers(charger('a'), charger('b'))
  site.act({ type: 'rule-saved', rule: own, actor: 'admin' }, 0)
  for (const id of ['a', 'b']) site.act(reading(id, T0 + SECOND, { temperatureC: 60 }), 1)
  const deleted: Input = { type: 'rule-deleted', rule: 'many-hot', version: 2, actor: 'admin' }
  t.same(site.act(deleted, 2), ['cleared many-hot b'])
})

t.test('a rule about a zone that cannot be evaluated stops nothing else, and is told of', async t => {
  const community = newCommunity('s', book)
  const levels = own.levels.map(level => ({
    ...level,
    when: { ...level.when, devices: { setting: 'none' } },
  }))
  const broken = { ...own, levels } as Rule
  for (const id of ['a', 'b'])
    step(community, { type: 'device-saved', device: charger(id), actor: 'test' }, T0)
  step(community, { type: 'rule-saved', rule: broken, actor: 'admin' }, T0)
  const { changes, failures } = step(community, reading('a', T0, { temperatureC: 60 }), T0)
  t.same(
    changes.map(({ alert }) => alert.rule),
    ['charger-hot'],
  )
  t.match(failures, [{ rule: 'many-hot', error: /no setting none/ }])
})
