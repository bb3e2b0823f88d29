import t from 'tap'
import { merged } from './merged-limits.ts'

const limit = (value: number, what: 'reached' | 'over', severity?: 'low' | 'high') =>
  ({ metric: 'm', value, what, ...(severity && { severity }) }) as const

t.test('limits of different heights are a line each', async t => {
  t.match(merged([limit(90, 'reached', 'high'), limit(60, 'over')]), [
    { value: 90, severity: 'high', isOne: true },
    { value: 60, what: 'over', isOne: true },
  ])
})

t.test('what lies at one height is one line, of the worst, and not of its end', async t => {
  t.match(merged([limit(1, 'reached', 'low'), limit(1, 'reached', 'high'), limit(1, 'over')]), [
    { value: 1, what: 'reached', severity: 'high', isOne: false },
  ])
  t.same(merged([]), [])
})
