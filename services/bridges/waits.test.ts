import t from 'tap'
import { waitMs } from './waits.ts'

const limits = { waitMsMin: 1_000, waitMsMax: 60_000 }

t.test('waits double up to the longest, and half of each is by chance', async t => {
  const longest = [1, 2, 3, 6, 7, 1_000].map(failures => waitMs(failures, limits, 0))
  t.same(longest, [1_000, 2_000, 4_000, 32_000, 60_000, 60_000])
  t.equal(waitMs(3, limits, 1), 2_000)
  t.equal(waitMs(3, limits, 0.5), 3_000)
})
