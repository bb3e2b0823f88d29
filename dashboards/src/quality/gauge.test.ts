import t from 'tap'
import { GAUGE_WIDTH, gaugeOf, weekBars } from './gauge.ts'

t.test('the limit stands in the middle, and what is far beyond it ends with the picture', async t => {
  t.same(gaugeOf(0.5, 1), { bar: GAUGE_WIDTH / 4, limitAt: GAUGE_WIDTH / 2, isBeyond: false })
  t.same(gaugeOf(9, 1), { bar: GAUGE_WIDTH, limitAt: GAUGE_WIDTH / 2, isBeyond: true })
})

t.test('of a limit of nothing whatever there is stands beyond it', async t => {
  t.same(gaugeOf(1, 0), { bar: GAUGE_WIDTH / 2, limitAt: 0, isBeyond: false })
  t.same(gaugeOf(0, 0).bar, 0)
})

t.test('weeks are drawn against the highest of them and the limit; an unknown one has no bar', async t => {
  t.same(
    weekBars([null, 5, 10], 20, 40).bars.map(({ height }) => height),
    [0, 10, 20],
  )
  t.equal(weekBars([null, 5], 20, 40).limitY, 0)
  t.equal(weekBars([0], null, 40).limitY, null)
  t.equal(weekBars([0, 0], 0, 40).bars[0]?.height, 0)
})
