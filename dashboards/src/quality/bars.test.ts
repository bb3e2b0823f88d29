import t from 'tap'
import { drawn, HEIGHT, WIDTH } from './bars.ts'

const at = '2026-05-01T00:00:00.000Z'
const chart = (...alarms: number[]) => ({
  everyMs: 600_000,
  bars: alarms.map(n => ({ at, alarms: n, flood: n > 10 })),
})

t.test('the highest bar fills the picture, and the line of ten stands where ten would be', async t => {
  const { bars, limitY, most } = drawn(chart(5, 0, 20))
  t.same([most, limitY], [20, HEIGHT / 2])
  t.same(
    bars.map(({ x, y, height, flood }) => [x, y, height, flood]),
    [
      [0, HEIGHT * 0.75, HEIGHT * 0.25, false],
      [(WIDTH * 2) / 3, 0, HEIGHT, true],
    ],
  )
})

t.test('a quiet period keeps the line in the picture and draws no bar', async t => {
  t.same(drawn(chart(0, 0)), { bars: [], limitY: 0, most: 10 })
  t.same(drawn(chart()).bars, [])
})
