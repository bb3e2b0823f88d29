import t from 'tap'
import {
  above,
  all,
  any,
  atLeast,
  atMost,
  below,
  is,
  not,
  oneOf,
  setting,
  since,
  unless,
} from '../model/condition.ts'
import type { Values } from '../model/reading.ts'
import type { ConditionSpec } from '../model/rule.ts'
import { areWithin, together } from './bands.ts'
import { bandsOf } from './bands-of.ts'

const bands = (...specs: ConditionSpec[]) =>
  bandsOf({ levels: specs.map(when => ({ severity: 'low', when })) }, { hot: 60 })
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

t.test('one part of an `all` that is far is enough: the first that has bands', async t => {
  const unknowable: ConditionSpec = { type: 'silent', intervals: 3 }
  t.same(bands(all(unknowable, atLeast('x', 10), is('worn', true))), bands(atLeast('x', 10)))
})

t.test('where a part says nothing of its metrics there are no bands to go by', async t => {
  const unknowable: ConditionSpec = { type: 'silent', intervals: 3 }
  t.equal(bands(unknowable), undefined)
  t.equal(bands(any(unknowable, atLeast('x', 10))), undefined)
  t.equal(bands(atLeast('x', 10), unknowable), undefined)
  t.equal(bands(not(atLeast('x', 10))), undefined)
})

t.test('a word or a flag is far from what it is not', async t => {
  t.equal(isFar({ smoke: false }, is('smoke', true)), true)
  t.equal(isFar({ smoke: true }, is('smoke', true)), false)
  t.equal(isFar({}, is('smoke', true)), true, 'never reported')
  t.equal(isFar({}, is('smoke', true, true)), false, 'taken for so')
  t.equal(isFar({ state: 'c' }, oneOf('state', ['a', 'b']), is('state', 'd')), true)
  t.equal(isFar({ state: 'b' }, oneOf('state', ['a', 'b']), is('state', 'd')), false)
  t.equal(isFar({ state: 'd' }, oneOf('state', ['a', 'b']), is('state', 'd')), false)
  t.equal(isFar({}, oneOf('state', ['a', 'b'], 'b')), false)
})

t.test('what must not be a word is far while it is that word', async t => {
  t.equal(isFar({ state: 'a' }, not(oneOf('state', ['a', 'b']))), true)
  t.equal(isFar({ state: 'c' }, not(oneOf('state', ['a', 'b']))), false)
  t.equal(isFar({ state: 'a' }, not(oneOf('state', ['a', 'b'])), not(oneOf('state', ['b', 'c']))), false)
  t.equal(isFar({}, not(oneOf('state', ['a']))), true, 'of what was never reported nothing is known')
  t.equal(isFar({}, not(oneOf('state', ['a'], 'a'))), true)
  t.equal(isFar({}, not(oneOf('state', ['a'], 'b'))), false)
  t.equal(isFar({}, unless(is('worn', true))), false, 'not known to be so')
})

t.test('what begins something is never missed, wherever in the rule it stands', async t => {
  const fallen = since(is('fall', true), is('fallCancelled', true))
  t.equal(isFar({ fall: false }, fallen), true)
  t.equal(isFar({ fall: true }, fallen), false)
  const alsoHot = all(atLeast('x', 10), fallen)
  t.equal(isFar({ x: 1, fall: true }, alsoHot), false)
  t.equal(isFar({ x: 1, fall: false }, alsoHot), true)
  const onlyWhile = bandsOf({ levels: [{ severity: 'low', when: atLeast('x', 10) }], onlyWhile: fallen }, {})
  t.equal(areWithin(onlyWhile ?? [], { x: 1, fall: true }), false)
})

t.test('of two bands of one metric the narrower side of each stands', async t => {
  const [one, two] = [
    { metric: 'x', above: 0, below: 10 },
    { metric: 'x', above: 2, below: 20 },
  ]
  t.same(together([one, two]), [{ metric: 'x', above: 2, below: 10 }])
})
