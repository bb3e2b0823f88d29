import t from 'tap'
import { fillPercentOf, levelAt } from './level.ts'

const mounting = { emptyMm: 1_200, fullMm: 200, deadZoneMm: 150 }
const said = (distanceMm: number) => {
  const { values, rejected } = levelAt(distanceMm, mounting)
  return values.fillPercent ?? rejected[0]?.reason
}

t.test('a bin is empty at its depth, full where it may be filled to, and both beyond', async t => {
  t.same(
    [1_300, 1_200, 700, 200, 20].map(distanceMm => fillPercentOf(distanceMm, mounting)),
    [0, 0, 50, 100, 100],
  )
})

t.test('nearer than the dead zone a bin is full, whatever its full line', async t => {
  const low = { emptyMm: 1_200, fullMm: 0, deadZoneMm: 300 }
  t.same(levelAt(299, low).values, { fillPercent: 100 })
  t.same(levelAt(300, low).values, { fillPercent: 75 })
})

t.test(
  'what is longer than half as much again as the bin is deep says no level, nor does nothing',
  async t => {
    t.same([1_800, 1_801, 65_535, 0].map(said), [0, 'metric-out-of-range', 'metric-out-of-range', 'no-echo'])
  },
)

t.test('without its mounting a distance says no level', async t => {
  t.same(levelAt(700, undefined), {
    values: {},
    rejected: [{ metric: 'fillPercent', reason: 'mounting-missing' }],
  })
})
