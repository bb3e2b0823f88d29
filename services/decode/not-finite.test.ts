import t from 'tap'
import { withNumbers } from './not-finite.ts'

t.test('what is no number becomes one beyond all numbers, with its sign', async t => {
  t.equal(
    withNumbers('{"a":NaN,"b":-Infinity,"c":[nan,-inf],"d":1}'),
    '{"a":1e999,"b":-1e999,"c":[1e999,-1e999],"d":1}',
  )
  t.equal(JSON.parse(withNumbers('{"a":NaN}')).a, Number.POSITIVE_INFINITY)
})

t.test('what stands in a string, and what only begins or ends so, stays as it is', async t => {
  for (const json of [
    '{"NaN":"NaN, \\"inf\\" nan"}',
    '{"a":nano}',
    '{"a":xNaN}',
    '{"a":null}',
    '"NaN',
    '"inf\\',
  ])
    t.equal(withNumbers(json), json)
})
