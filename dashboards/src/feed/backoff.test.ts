import t from 'tap'
import { reconnectDelayMs } from './backoff.ts'

t.test('the wait doubles up to its limit and never passes it', async t => {
  const longest = [0, 1, 2, 3, 4, 5, 6, 1_000].map(attempt => reconnectDelayMs(attempt, () => 1))
  t.same(longest, [500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000])
})

t.test('chance spreads it over the upper half', async t => {
  t.equal(
    reconnectDelayMs(2, () => 0),
    1_000,
  )
  t.equal(
    reconnectDelayMs(2, () => 0.5),
    1_500,
  )
})
