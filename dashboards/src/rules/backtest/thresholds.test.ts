import t from 'tap'
import type { Definition } from '../definition.ts'
import { lookedAt } from './thresholds.ts'

const setting = { title: { en: 'x', zh: 'x' }, unit: '%', default: 90, min: 0, max: 100 }
const rule: Definition = {
  kind: 'smart-bin',
  title: { en: 'x', zh: 'x' },
  settings: { high: setting },
  levels: [
    { severity: 'low', when: { type: 'compare', metric: 'fillPercent', op: '>=', value: 70 } },
    {
      severity: 'high',
      when: {
        type: 'all',
        of: [
          { type: 'compare', metric: 'fillPercent', op: '>=', value: { setting: 'high' } },
          { type: 'is', metric: 'lidOpen', value: true },
        ],
      },
    },
  ],
}

t.test('the limits are those of the figures that are tried', async t => {
  t.same(lookedAt(rule), { metric: 'fillPercent', limits: [70, 90] })
  t.same(lookedAt(rule, { high: 95 }), { metric: 'fillPercent', limits: [70, 95] })
})

t.test('a rule without a limit has the curve of what it looks at, and no line', async t => {
  const rises = { type: 'rises', metric: 'temperatureC', by: 5, withinMs: 1 } as const
  t.same(lookedAt({ ...rule, levels: [{ severity: 'low', when: rises }] }), {
    metric: 'temperatureC',
    limits: [],
  })
  const silent = { type: 'silent', intervals: 3 } as const
  t.equal(lookedAt({ ...rule, levels: [{ severity: 'low', when: silent }] }), undefined)
})
