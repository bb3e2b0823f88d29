import t from 'tap'
import { Pace } from './pace.ts'

// Ten a second, three at once, at most 250 ms late.
const limits = { messagesPerSecondMax: 10, burstMax: 3, delayMsMax: 250 }

t.test('a burst goes at once, the next wait their turn, and one that waits too long is dropped', async t => {
  const pace = new Pace(limits)
  const turns = Array.from({ length: 7 }, () => pace.take(1_000, false))
  t.same(turns, [
    { verdict: 'now' },
    { verdict: 'now' },
    { verdict: 'now' },
    { verdict: 'delayed', at: 1_100 },
    { verdict: 'delayed', at: 1_200 },
    { verdict: 'dropped' },
    { verdict: 'dropped' },
  ])
})

t.test('a message that must be kept waits as long as it takes', async t => {
  const pace = new Pace(limits)
  for (let i = 0; i < 5; i++) pace.take(0, false)
  t.same(pace.take(0, false), { verdict: 'dropped' })
  t.same(pace.take(0, true), { verdict: 'delayed', at: 300 })
  t.same(pace.take(0, true), { verdict: 'delayed', at: 400 })
})

t.test('a turn exactly at the longest delay is still given', async t => {
  const pace = new Pace({ ...limits, delayMsMax: 200 })
  for (let i = 0; i < 4; i++) pace.take(0, false)
  t.same(pace.take(0, false), { verdict: 'delayed', at: 200 })
  t.same(pace.take(0, false), { verdict: 'dropped' })
})

t.test('after a rest the whole burst is there again, and no more', async t => {
  const pace = new Pace(limits)
  for (let i = 0; i < 3; i++) pace.take(0, false)
  t.same(
    [1, 2, 3, 4].map(() => pace.take(10_000, false).verdict),
    ['now', 'now', 'now', 'delayed'],
  )
})

t.test('the steady rate itself is never delayed', async t => {
  const pace = new Pace(limits)
  const verdicts = new Set(Array.from({ length: 1_000 }, (_, i) => pace.take(i * 100, false).verdict))
  t.same([...verdicts], ['now'])
})

t.test('it says when the next message would not wait, and how many may come at once', async t => {
  const pace = new Pace(limits)
  t.equal(pace.left(0), 3)
  t.equal(pace.nextAt(0), 0)
  for (let i = 0; i < 3; i++) pace.take(0, false)
  t.equal(pace.left(0), 0)
  t.equal(pace.nextAt(0), 100)
  t.equal(pace.take(100, false).verdict, 'now')
  t.equal(pace.left(10_000), 3)
})

t.test('what has come counts, whether its turn was there or not', async t => {
  const pace = new Pace(limits)
  pace.spend(10, 0)
  t.equal(pace.nextAt(0), 800)
  t.equal(pace.nextAt(900), 900)
})
