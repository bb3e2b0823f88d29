import t from 'tap'
import { isNight, pagesOf, shiftOf, turnOf } from './turning.ts'

t.test('pages follow one another, each for as long', async t => {
  t.same(
    [0, 9_999, 10_000, 20_000, 30_000].map(now => turnOf(3, 10_000, now)),
    [0, 0, 1, 2, 0],
  )
  t.equal(turnOf(0, 10_000, 5), 0)
  t.same(pagesOf([1, 2, 3, 4, 5], 2), [[1, 2], [3, 4], [5]])
})

t.test('within half an hour the picture stands in nine places, each a step from the last', async t => {
  const places = Array.from({ length: 9 }, (_, i) => shiftOf(i * 180_000))
  t.equal(new Set(places.map(String)).size, 9)
  t.ok(places.flat().every(step => Math.abs(step) <= 1))
})

t.test('the night lasts from ten to six', async t => {
  t.same([21, 22, 0, 5, 6].map(isNight), [false, true, true, true, false])
})
