import t from 'tap'
import { above, all, any, atLeast, atMost, below, is, not, setting } from '../model/condition.ts'
import type { Values } from '../model/reading.ts'
import type { ConditionSpec } from '../model/rule.ts'
import { areWithin, together } from './bands.ts'
import { bandsOf } from './bands-of.ts'

const bands = (...specs: ConditionSpec[]) =>
  bandsOf(
    specs.map(when => ({ severity: 'low', when })),
    { hot: 60 },
  )
const isFar = (values: Values, ...specs: ConditionSpec[]) => areWithin(bands(...specs) ?? [], values)

t.test('a reading is far from a threshold up to the threshold itself', async t => {
  t.equal(isFar({ x: 59.9 }, atLeast('x', setting('hot'))), true)
  t.equal(isFar({ x: 60 }, atLeast('x', setting('hot'))), false)
  t.equal(isFar({ x: 60 }, above('x', 60)), false, 'rather too near than missed')
  t.equal(isFar({ x: 10 }, atMost('x', 10)), false)
  t.equal(isFar({ x: 10.1 }, below('x', 10)), true)
  t.equal(isFar({ x: Number.NaN }, below('x', 10)), false)
})

t.test('what was never reported is near nothing, and neither is a word', async t => {
  t.equal(isFar({}, atLeast('x', 1)), true)
  t.equal(isFar({ x: 'high' }, atLeast('x', 1)), true)
})

t.test('a rule is far when all of its levels and all parts of an `any` are', async t => {
  const either = any(atLeast('x', 10), atMost('x', 2), atLeast('y', 5))
  t.same(bands(either), [
    { metric: 'x', above: 2, below: 10 },
    { metric: 'y', above: Number.NEGATIVE_INFINITY, below: 5 },
  ])
  t.equal(isFar({ x: 3, y: 4 }, either), true)
  t.equal(isFar({ x: 3, y: 5 }, either), false)
  t.equal(isFar({ x: 8 }, atLeast('x', 9), atLeast('x', 8)), false)
})

t.test('one part of an `all` that is far is enough, whichever has bands', async t => {
  t.same(bands(all(is('worn', true), atLeast('x', 10))), bands(atLeast('x', 10)))
})

t.test('where a part says nothing of numbers there are no bands to go by', async t => {
  t.equal(bands(is('worn', true)), undefined)
  t.equal(bands(any(is('worn', true), atLeast('x', 10))), undefined)
  t.equal(bands(atLeast('x', 10), is('worn', true)), undefined)
  t.equal(bands(not(atLeast('x', 10))), undefined)
  t.equal(bands({ type: 'silent', intervals: 3 }), undefined)
})

t.test('of two bands of one metric the narrower side of each stands', async t => {
  const [one, two] = [
    { metric: 'x', above: 0, below: 10 },
    { metric: 'x', above: 2, below: 20 },
  ]
  t.same(together([one, two]), [{ metric: 'x', above: 2, below: 10 }])
})
