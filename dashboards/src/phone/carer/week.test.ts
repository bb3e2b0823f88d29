import t from 'tap'
import { daysUpTo, hoursOf, stepsByDay, summaryOf } from './week.ts'

const NOON = new Date(2026, 4, 4, 12).getTime()
const at = (day: number, hour: number) => new Date(2026, 4, day, hour).toISOString()
const steps = (day: number, hour: number, last: number, min = last) => ({
  ...{ at: at(day, hour), value: last, last, min, max: last },
})

t.test('the week ends today, and has seven days also where a day has 23 hours', async t => {
  const days = daysUpTo(NOON)
  t.equal(days.length, 7)
  t.same(
    days.map(day => new Date(day).getDate()),
    [28, 29, 30, 1, 2, 3, 4],
  )
})

t.test('steps are what the count rose by, whenever it begins anew', async t => {
  const days = daysUpTo(NOON).slice(-2)
  const table: readonly (readonly [string, ReturnType<typeof steps>[], (number | null)[]])[] = [
    ['a count that never ends', [steps(3, 9, 10_500, 10_000), steps(4, 9, 10_800)], [500, 300]],
    ['a count of the day', [steps(3, 9, 500, 0), steps(3, 21, 900), steps(4, 9, 200)], [900, 200]],
    ['a day of rest', [steps(3, 9, 500, 500), steps(3, 21, 500)], [0, null]],
    ['a band that said nothing', [], [null, null]],
  ]
  for (const [says, points, walked] of table)
    t.same(
      stepsByDay(points, days).map(day => day.steps),
      walked,
      says,
    )
})

t.test('a week in three figures, of what was measured', async t => {
  const hours = hoursOf([
    { at: at(3, 9), value: 70, min: 60, max: 90 },
    { at: at(3, 10), value: 80 },
    { at: at(3, 11), value: 'odd' },
  ])
  t.same(summaryOf(hours), { mean: 75, min: 60, max: 90 })
  t.equal(summaryOf([]), undefined)
})
