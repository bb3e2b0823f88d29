import t from 'tap'
import type { WireDeviceRules } from '../../../../services/api/wire/rule.ts'
import { rangesOf, standingOf } from './vitals.ts'

const text = { en: '', zh: '' }
const figure = (value: number) => ({ value, from: 'default' as const, title: text, unit: '' })
const rule = (id: string, settings: Record<string, number>, on = true): WireDeviceRules['rules'][number] => ({
  ...{ id, title: text, version: 1, custom: false, failed: false, sentences: [] },
  enabled: { value: on, from: 'default' },
  settings: Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, figure(value)])),
})

t.test('the range is that of the rules of this very band', async t => {
  const rules = [rule('heart-rate', { lowBpm: 50, highBpm: 120 }), rule('spo2', { percent: 88 })]
  const ranges = rangesOf(rules)
  t.same(ranges.heartRateBpm, { low: 50, high: 120 })
  t.same(ranges.spo2Percent, { low: 88 })
})

t.test('a rule that is off judges nothing', async t => {
  t.notOk(rangesOf([rule('heart-rate', { lowBpm: 50, highBpm: 120 }, false)]).heartRateBpm)
})

t.test('its ends are inside', async t => {
  const range = { low: 50, high: 120 }
  t.same(
    [49, 50, 120, 121].map(value => standingOf(value, range)),
    ['low', 'in', 'in', 'high'],
  )
  t.equal(standingOf(10, undefined), 'unjudged')
  t.equal(standingOf(100, { low: 90 }), 'in')
})
