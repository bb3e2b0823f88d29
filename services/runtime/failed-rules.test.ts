import t from 'tap'
import { newCommunity } from '../domain/community/state.ts'
import { step } from '../domain/community/step.ts'
import { binWarm, deletedRule, savedRule } from '../domain/community/testing/custom-rule.ts'
import { bin, book, reading, T0 } from '../domain/community/testing/site.ts'
import { atLeast } from '../domain/model/condition.ts'
import type { Input } from '../domain/model/input.ts'
import type { ConditionSpec, Rule } from '../domain/model/rule.ts'
import { MINUTE, SECOND } from '../domain/model/time.ts'
import type { Shape } from '../domain/rules/condition.ts'
import { shapes } from '../domain/rules/conditions/shapes.ts'
import { FailedRules } from './failed-rules.ts'

const fault: Shape = {
  compile(_spec, compiler) {
    compiler.touches('temperatureC')
    return () => {
      throw new Error('cannot be evaluated')
    }
  },
  describe: () => ({ en: 'a fault', zh: '故障' }),
}
Object.assign(shapes, { fault })
const when = { type: 'fault' } as unknown as ConditionSpec
const faulty = (id: string): Rule => ({ ...binWarm, id, levels: [{ severity: 'low', when }] })

/** A bin with two rules that fail, and what follows from it as the registry hears of it. */
function siteWithFaults() {
  const community = newCommunity('s', book)
  const failed = new FailedRules()
  const take = (input: Input, at: number) => {
    const { changes } = step(community, input, at)
    if (input.type === 'rule-saved') failed.forget(input.rule.id)
    if (input.type === 'rule-deleted') failed.forget(input.rule)
    if (input.type === 'device-deleted') failed.drop(input.deviceId)
    for (const change of changes) failed.note(change)
  }
  take({ type: 'device-saved', device: bin, actor: 'test' }, T0)
  for (const id of ['a', 'b']) take(savedRule(faulty(id)), T0)
  take(reading('bin', T0 + SECOND, { temperatureC: 20 }), T0 + SECOND)
  return { community, failed, take }
}

t.test('what failed on a device is told, also after a start, until it is another rule', async t => {
  const { community, failed, take } = siteWithFaults()
  t.same(failed.of('bin'), ['a', 'b'])
  t.same(failed.of('another'), [])
  const again = new FailedRules()
  again.add(community)
  t.same(again.of('bin'), ['a', 'b'])
  const levels: Rule['levels'] = [{ severity: 'low', when: atLeast('temperatureC', 90) }]
  take(savedRule({ ...faulty('a'), version: 2, levels }), T0 + MINUTE)
  t.same(failed.of('bin'), ['b'])
  take(deletedRule('b', 2), T0 + 2 * MINUTE)
  t.same(failed.of('bin'), [])
})

t.test('a tuning that mends one of two leaves the other', async t => {
  const { failed, take } = siteWithFaults()
  const off = { scope: {}, enabled: false }
  take(
    { type: 'rule-tuned', tuning: { rule: 'a', version: 1, overrides: [off] }, actor: 'test' },
    T0 + MINUTE,
  )
  t.same(failed.of('bin'), ['b'])
  take(
    { type: 'rule-tuned', tuning: { rule: 'b', version: 1, overrides: [off] }, actor: 'test' },
    T0 + MINUTE,
  )
  t.same(failed.of('bin'), [])
})

t.test('whoever resolves the alert mends nothing; with the device all of it is gone', async t => {
  const { community, failed, take } = siteWithFaults()
  const alertId =
    [...community.alerts.values()].find(({ alert }) => alert.rule === 'rule-failed')?.alert.id ?? ''
  take({ type: 'command', command: { action: 'resolve', alertId, actor: 'wang' } }, T0 + MINUTE)
  t.same(failed.of('bin'), ['a', 'b'])
  const other = siteWithFaults()
  other.take({ type: 'device-deleted', deviceId: 'bin', actor: 'admin' }, T0 + MINUTE)
  t.same(other.failed.of('bin'), [])
})
