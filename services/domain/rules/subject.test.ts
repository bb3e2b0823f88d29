import t from 'tap'
import { binFire } from '../kinds/smart-bin/rules.ts'
import { fall } from '../kinds/wristband/rules.ts'
import { heartRate } from '../kinds/wristband/vital-signs.ts'
import { atLeast, not, setting } from '../model/condition.ts'
import type { Rule } from '../model/rule.ts'
import { subjectOf } from './subject.ts'

const defaults = (rule: Rule) =>
  Object.fromEntries(Object.entries(rule.settings).map(([name, { default: value }]) => [name, value]))
const first = (rule: Rule) => subjectOf((rule.levels[0] as Rule['levels'][0]).when, defaults(rule))

t.test(
  'each metric stands once, in the order of the rule, and each comparison gives a threshold',
  async t => {
    t.same(first(heartRate), {
      metrics: ['heartRateBpm', 'steps'],
      thresholds: [
        { metric: 'heartRateBpm', value: 45 },
        { metric: 'heartRateBpm', value: 130 },
        { metric: 'heartRateBpm', value: 140 },
      ],
    })
  },
)

t.test('a rise has no place on the scale, and the height that it must come to has', async t => {
  t.same(first(binFire), {
    metrics: ['temperatureC'],
    thresholds: [
      { metric: 'temperatureC', value: 70 },
      { metric: 'temperatureC', value: 45 },
    ],
  })
})

t.test('what ends a condition is looked at too, and silence looks at nothing', async t => {
  t.same(first(fall).metrics, ['fall', 'fallCancelled', 'steps'])
  t.same(subjectOf({ type: 'silent', intervals: 3 }, {}), { metrics: [], thresholds: [] })
  t.same(subjectOf(not(atLeast('x', setting('limit'))), { limit: 4 }).thresholds, [{ metric: 'x', value: 4 }])
})
