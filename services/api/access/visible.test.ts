import t from 'tap'
import { allRules, kindList } from '../../domain/kinds/kinds.ts'
import type { AlertEvent } from '../../domain/model/alert.ts'
import type { Role } from '../../domain/model/person.ts'
import { newRoster } from '../../domain/notices/living-roster.ts'
import { alertOf, band, noon } from '../testing/samples.ts'
import { createReaches } from './reaches.ts'
import { seenEvent } from './redacted.ts'
import { createSight } from './visible.ts'

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
