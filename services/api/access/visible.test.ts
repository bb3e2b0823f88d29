import t from 'tap'
import { allRules, kindList } from '../../domain/kinds/kinds.ts'
import { type Alert, type AlertEvent, EVENT_TYPES } from '../../domain/model/alert.ts'
import type { Role } from '../../domain/model/person.ts'
import type { Values } from '../../domain/model/reading.ts'
import { newRoster } from '../../domain/notices/living-roster.ts'
import { alertOf, band, bin, noon } from '../testing/samples.ts'
import { createReaches } from './reaches.ts'
import { seenEvent } from './redacted.ts'
import { changesSeen, createSight } from './visible.ts'

const registry = {
  ...{ get: () => undefined, rosters: () => [], roster: () => newRoster(), rosterRevision: 0 },
  ...{ deletedAt: () => undefined, tuning: () => undefined, customRule: () => undefined },
}
const sightOf = (role: Role, isErased: boolean) =>
  createSight({
    reaches: createReaches(registry),
    ...{ kinds: kindList, rules: allRules, registry, isErased: () => isErased },
  }).as({ username: 'chen', role, scope: 'all' })

const fall = { ...alertOf('a-1', band), rule: 'fall' }
const flat = { ...alertOf('a-2', band), rule: 'battery-low' }

t.test('who was not told what happened to somebody is not told when the rest is erased', async t => {
  t.match(sightOf('grid-worker', true)(fall), { rule: 'help-needed', deviceId: '', redacted: true })
  t.match(sightOf('technician', true)(flat), { rule: 'battery-low', deviceId: 'band-1', redacted: true })
  t.match(sightOf('manager', true)(fall), { rule: 'fall', deviceId: 'band-1', evidence: { readings: [] } })
})

t.test('whose carers were told is not told to those who do not see whose band it is', async t => {
  const notice = { id: 'a-1/2', to: 'mei', why: 'raised', step: 1, round: 1, isLifeSafety: true } as const
  const event: AlertEvent = {
    ...{ alertId: 'a-1', n: 2, at: noon, type: 'notified', actor: 'system', note: null },
    notice,
  }
  for (const alert of [fall, flat]) {
    const seen = sightOf('grid-worker', false)(alert)
    t.notMatch(JSON.stringify(seen && seenEvent(event, seen)), /mei/)
    const whole = sightOf('manager', false)(alert)
    t.match(whole && seenEvent(event, whole), { notice: { to: 'mei' } })
  }
})

t.test(
  'of what only some rules do nothing is left where no more is seen than that help is needed',
  async t => {
    const seen = sightOf('grid-worker', false)
    const by = 'riverside-77'
    const pulse: Alert = {
      ...{ ...fall, rule: 'heart-rate-high', latched: false, severity: 'high', peakSeverity: 'critical' },
      ...{ occurrences: 9, group: by, suppressed: { reason: 'told-already', by, since: noon } },
    }
    t.match(seen(pulse), { latched: true, peakSeverity: 'high', occurrences: 1, group: 'a-1' })
    t.match(seen(pulse), { suppressed: { reason: 'told-already', by: '' } })
    const call: Alert = { ...fall, latched: true, severity: 'high', peakSeverity: 'high' }
    t.same(seen({ ...call, suppressed: null }), seen({ ...pulse, suppressed: null }), 'one is as the other')
    const shelved: Alert = { ...pulse, suppressed: { reason: 'shelved', by: 'ma', since: noon } }
    t.match(seen(shelved), { suppressed: { by: 'ma' } }, 'which is what people did')
  },
)

t.test('how often it happened and how it was escalated goes by the rule, and is not told', async t => {
  const eventOf = (type: AlertEvent['type']) => ({
    ...{ alertId: 'a-1', n: 2, at: noon, type, actor: 'system', note: null },
  })
  const told = (role: Role, alert: Alert) =>
    changesSeen(
      EVENT_TYPES.map((type, seq) => ({ seq, change: { alert, event: eventOf(type) } })),
      sightOf(role, false),
    ).map(({ change }) => change.event.type)
  const missing = ['occurred', 'escalated', 'notified']
  t.same(
    told('grid-worker', fall),
    EVENT_TYPES.filter(type => !missing.includes(type)),
  )
  t.same(told('manager', fall), EVENT_TYPES)
  t.same(told('technician', flat), EVENT_TYPES, 'of the band itself all is')
})

t.test('neither a number nor a time tells how much there was that is not told', async t => {
  const seen = sightOf('grid-worker', false)
  const eventOf = (type: AlertEvent['type'], n: number, at: number) => ({
    ...{ alertId: 'a-1', n, at, type, actor: 'system', note: null },
  })
  const numbersOf = (hidden: number) =>
    changesSeen(
      [
        eventOf('raised', 1, noon),
        ...Array.from({ length: hidden }, (_, i) => eventOf('occurred', 2 + i, noon + i)),
        eventOf('cleared', 2 + hidden, noon + 60_000),
        eventOf('resolved', 3 + hidden, noon + 60_000),
      ].map((event, seq) => ({ seq, change: { alert: fall, event } })),
      seen,
    ).map(({ change }) => change.event.n)
  const numbers = numbersOf(0)
  t.same(numbersOf(9), numbers)
  t.ok(numbers.every(Number.isSafeInteger))
  t.same(
    numbers.toSorted((a, b) => a - b),
    numbers,
    'in their order',
  )
  t.equal(new Set(numbers).size, 3)
  const late = { ...fall, updatedAt: noon + 7 }
  t.equal(seen(late)?.updatedAt, noon)
  const cleared = { ...late, condition: 'cleared', clearedAt: noon + 5 } as const
  t.equal(seen(cleared)?.updatedAt, noon + 5)
  t.equal(seen({ ...cleared, handling: 'resolved' })?.updatedAt, noon + 7, 'of which the last event tells')
})

const devices = [band, { ...band, id: 'band-2' }, bin]
const several: Alert = {
  ...{ ...alertOf('a-9', bin), zone: 'b2', rule: 'fever-and-bins' },
  evidence: {
    sentence: { en: 'hot and full', zh: '热且满' },
    ...{ metrics: ['bodyTemperatureC', 'fillPercent'], thresholds: [], settings: { limit: 39 } },
    readings: [{ bodyTemperatureC: 39.77, lat: 31.9 }, { bodyTemperatureC: 38.5 }, { fillPercent: 95 }].map(
      values => ({ at: noon, values: values as Values }),
    ),
    members: devices.map(({ id }, i) => ({ alert: `a-${i}`, device: id })),
  },
}
const hers = { id: 'w-1', device: 'band-1', carers: ['chen'] }
const ofBoth = {
  ...registry,
  get: (id: string) => devices.filter(one => one.id === id).map(device => ({ device, historyFrom: null }))[0],
  rosters: () => [['site-1', { ...newRoster(), wearers: new Map([['w-1', hers]]) }]],
} as unknown as typeof registry
const severalSeen = (role: Role, alert = several, erased = '') =>
  createSight({
    ...{ reaches: createReaches(ofBoth), kinds: kindList, rules: allRules, registry: ofBoth },
    isErased: device => device === erased,
  }).as({ username: 'chen', role, scope: 'all' })(alert)

t.test('of an alert about several devices whoever sees no health sees what is of none', async t => {
  for (const role of ['grid-worker', 'technician'] as const) {
    const seen = severalSeen(role)
    t.same(seen?.evidence.readings, [{ at: noon, values: { fillPercent: 95 } }], role)
    t.same(seen?.evidence.members, [{ alert: 'a-2', device: 'bin-1' }])
    t.same(seen?.evidence.metrics, ['fillPercent'])
  }
  t.equal(severalSeen('manager'), several, 'who sees all sees it as it is')
  const { members, ...evidence } = several.evidence
  const unequal = { ...evidence, members: members?.slice(0, 2) ?? [] }
  t.same(severalSeen('technician', { ...several, evidence: unequal })?.evidence.readings, [])
})

t.test('a carer sees of an alert about several wearers what is of their own', async t => {
  const ofBand: Alert = { ...several, deviceId: 'band-1', deviceKind: 'wristband' }
  const seen = severalSeen('caregiver', ofBand)
  t.same(seen?.evidence.members, [{ alert: 'a-0', device: 'band-1' }])
  t.same(seen?.evidence.readings, [several.evidence.readings[0]])
  t.same(seen?.evidence.settings, {})
})

t.test('of an alert about several nothing is shown of one who was erased', async t => {
  t.same(severalSeen('manager', several, 'band-1')?.evidence.readings, several.evidence.readings.slice(1))
})
