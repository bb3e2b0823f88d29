import t from 'tap'
import { seedFrom } from './seed.ts'

t.test('the seed is the one that is asked for, and the same each time where none is', async t => {
  t.equal(seedFrom('15178242'), 15_178_242)
  t.equal(seedFrom('0'), 0)
  t.equal(seedFrom(String(2 ** 31 - 1)), 2 ** 31 - 1)
  t.equal(seedFrom(undefined), seedFrom(''))
})

t.test('what is no seed is refused', async t => {
  for (const text of ['abc', '1.5', '-1', '1e3', String(2 ** 31)])
    t.throws(() => seedFrom(text), {
      message: `LINLI_TEST_SEED: expected a whole number below 2^31, got "${text}"`,
    })
})
