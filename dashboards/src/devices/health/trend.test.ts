import t from 'tap'
import { type Dot, daysLeft } from './trend.ts'

const DAY = 86_400_000
/** A value a day. */
const daily = (...values: number[]): Dot[] => values.map((value, i) => ({ at: i * DAY, value }))

t.test('a battery that loses two points a day and stands at 20 is empty in ten days', async t => {
  t.equal(Math.round(daysLeft(daily(30, 28, 26, 24, 22, 20)) ?? 0), 10)
})

t.test('what was before somebody changed it does not count', async t => {
  t.equal(Math.round(daysLeft(daily(20, 10, 100, 99, 98, 97, 96, 95)) ?? 0), 95)
})

t.test('a gauge that trembles is steady', async t => {
  t.equal(daysLeft(daily(90, 91, 90, 91, 90, 91, 90)), Number.POSITIVE_INFINITY)
})

t.test('of a day, or of a few points, no pace is told', async t => {
  t.equal(daysLeft(daily(90, 80)), undefined)
  t.equal(daysLeft([0, 1, 2, 3, 4, 5].map(i => ({ at: i * 60_000, value: 90 - i }))), undefined)
  t.equal(daysLeft([]), undefined)
})
