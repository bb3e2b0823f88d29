import t from 'tap'
import { MINUTE } from '../model/time.ts'
import { rateOf, slotsOf } from './slots.ts'
import { minutes } from './testing/life.ts'

t.test('an hour with 1, 0, 11, 10, 2 and 0 alarms has the figures worked by hand', async t => {
  const counts = [1, 0, 11, 10, 2, 0]
  const times = counts.flatMap((n, slot) =>
    Array.from({ length: n }, (_, i) => minutes(slot * 10) + i * 1_000),
  )
  const period = { from: minutes(0), to: minutes(60) }
  t.same([...slotsOf(times, period).counts], counts)
  t.same(rateOf(slotsOf(times, period), period), {
    mean: 24 / 6,
    peak: 11,
    peakAt: minutes(20),
    over1: 3 / 6,
    over10: 1 / 6,
  })
})

t.test('the last millisecond of ten minutes is in them, the next is in the next', async t => {
  const { counts } = slotsOf([minutes(10) - 1, minutes(10)], { from: minutes(0), to: minutes(20) })
  t.same([...counts], [1, 1])
})

t.test(
  'a period that begins and ends within ten minutes counts them, and its mean is over its own length',
  async t => {
    const period = { from: minutes(5), to: minutes(25) }
    const slots = slotsOf([minutes(5), minutes(24)], period)
    t.same([slots.first, ...slots.counts], [minutes(0), 1, 0, 1])
    t.equal(rateOf(slots, period).mean, 1)
    t.equal(slotsOf([], { from: minutes(0), to: minutes(0) + MINUTE / 60 }).counts.length, 1)
  },
)

t.test('a quiet period has no peak', async t => {
  const period = { from: minutes(0), to: minutes(30) }
  t.same(rateOf(slotsOf([], period), period), { mean: 0, peak: 0, peakAt: null, over1: 0, over10: 0 })
})
