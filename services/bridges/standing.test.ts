import t from 'tap'
import { Standing } from './standing.ts'

const STEADY_MS = 30_000

t.test('what is let in and thrown out again has not worked, however often it comes back', async t => {
  const standing = new Standing(STEADY_MS, 1_000)
  let now = 1_000
  for (let tries = 0; tries < 20; tries++) {
    standing.subscribed(now)
    now += STEADY_MS - 1
    t.equal(standing.workedAt(now), 1_000)
    standing.lost(now)
  }
  t.equal(standing.workedAt(now), 1_000)
})

t.test('what stood for a while has worked until it was lost', async t => {
  const standing = new Standing(STEADY_MS, 0)
  standing.subscribed(100)
  standing.subscribed(20_000)
  t.equal(standing.workedAt(100 + STEADY_MS), 100 + STEADY_MS)
  standing.lost(50_000)
  standing.lost(60_000)
  t.equal(standing.workedAt(70_000), 50_000)
})

t.test('what is connected and never subscribed has not worked', async t => {
  t.equal(new Standing(STEADY_MS, 5).workedAt(1_000_000), 5)
})
