import t from 'tap'
import { inUnit, unitFor } from './duration.ts'

t.test('a length of time is shown in the largest unit in which it is a whole number', async t => {
  const table: [number, string, number][] = [
    [90_000, 's', 90],
    [600_000, 'min', 10],
    [7_200_000, 'h', 2],
    [604_800_000, 'd', 7],
    [0, 'min', 0],
    [1_500, 's', 1.5],
  ]
  for (const [ms, unit, shown] of table) t.same([unitFor(ms), inUnit(ms, unitFor(ms))], [unit, shown])
})
