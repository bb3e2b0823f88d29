import t from 'tap'
import { moved, PRESETS, parametersOf, rangeIn, windowFor, zoomed } from './range.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const NOW = Date.parse('2026-05-01T12:00:00Z')

const windows: [number, number, number][] = [
  [HOUR, 1_200, 10_000],
  [DAY, 1_200, 5 * MINUTE],
  [7 * DAY, 1_200, 30 * MINUTE],
  [30 * DAY, 1_200, 2 * HOUR],
  [365 * DAY, 1_200, DAY],
  [365 * DAY, 300, 4 * DAY],
]
for (const [span, width, expected] of windows)
  t.test(`${span / HOUR} hours on ${width} pixels are summed up by ${expected / MINUTE} minutes`, async t => {
    t.equal(windowFor(span, width), expected)
  })

t.test(
  'no window is asked for that the rollups do not make up, and none gives more points than pixels',
  async t => {
    for (let span = HOUR; span < 800 * DAY; span *= 1.7)
      for (const width of [280, 900, 1_400]) {
        const window = windowFor(span, width)
        t.ok(window < MINUTE || window % MINUTE === 0, `${window}`)
        t.ok(span / window <= width, `${span / window} points on ${width}`)
      }
  },
)

t.test('a range comes back from the address that it makes', async t => {
  t.same(rangeIn('', NOW), { from: NOW - DAY, to: NOW, preset: '24h' })
  t.same(rangeIn('?range=7d', NOW), { from: NOW - PRESETS['7d'], to: NOW, preset: '7d' })
  const range = { from: NOW - 3 * HOUR, to: NOW - HOUR }
  const query = `?${new URLSearchParams(parametersOf(range))}`
  t.same(rangeIn(query, NOW), range)
  t.match(rangeIn('?from=2026-05-02&to=2026-05-01', NOW), { preset: '24h' })
})

t.test(
  'closer and wider keep the middle, earlier and later the length, and nothing goes beyond now',
  async t => {
    const range = { from: NOW - 4 * HOUR, to: NOW - 2 * HOUR }
    t.same(zoomed(range, 0.5, NOW), { from: NOW - 3.5 * HOUR, to: NOW - 2.5 * HOUR })
    t.same(zoomed({ from: NOW - 2 * HOUR, to: NOW }, 2, NOW), { from: NOW - 4 * HOUR, to: NOW })
    t.same(moved(range, -1, NOW), { from: NOW - 5 * HOUR, to: NOW - 3 * HOUR })
    t.same(moved({ from: NOW - HOUR, to: NOW }, 1, NOW), { from: NOW - HOUR, to: NOW })
  },
)
