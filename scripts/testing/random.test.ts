import t from 'tap'
import { Random } from './random.ts'

const drawn = (seed: number) => {
  const random = new Random(seed)
  return Array.from({ length: 100 }, () => random.fraction())
}

t.test('the same seed draws the same, another something else', async t => {
  t.same(drawn(1), drawn(1))
  t.notSame(drawn(1), drawn(2))
})

t.test('a whole number may be either end of what it is drawn from, and nothing outside', async t => {
  const random = new Random(1)
  const numbers = new Set(Array.from({ length: 1_000 }, () => random.wholeWithin(3, 5)))
  t.same([...numbers].sort(), [3, 4, 5])
})

t.test('what is shuffled is in another order, and all there', async t => {
  const list = Array.from({ length: 20 }, (_, n) => n)
  const mixed = new Random(1).shuffled(list)
  t.notSame(mixed, list)
  t.same(
    mixed.sort((a, b) => a - b),
    list,
  )
})
