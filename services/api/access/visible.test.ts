import t from 'tap'
import { allRules, kindList } from '../../domain/kinds/kinds.ts'
import { type Alert, type AlertEvent, EVENT_TYPES } from '../../domain/model/alert.ts'
import type { Role } from '../../domain/model/person.ts'
import { newRoster } from '../../domain/notices/living-roster.ts'
import { alertOf, band, noon } from '../testing/samples.ts'
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
