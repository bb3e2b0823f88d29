import t from 'tap'
import { holeMsFor, pointsToDraw, summaryOf } from './history-series.ts'

const M = 60_000
const start = Date.parse('2026-05-01T08:00:00.000Z')
const at = (minute: number) => new Date(start + minute * M).toISOString()

t.test('the line breaks where nothing came for a while, and only there', async t => {
  const points = [0, 5, 25, 46].map(minute => ({ at: at(minute), value: minute }))
  const drawn = pointsToDraw({ points, more: false }, 20 * M)
  t.same(
    drawn.map(point => point.value),
    [0, 5, 25, null, 46],
  )
  const times = drawn.map(point => point.at)
  t.same(
    times,
    times.toSorted((a, b) => a - b),
    'the break stands in its place in time',
  )
})

t.test('a slow device is not full of holes', async t => {
  t.equal(holeMsFor(5 * M, 60 * M), 240 * M)
  t.equal(holeMsFor(30 * M, 1 * M), 120 * M)
  t.equal(holeMsFor(5 * M, undefined), 20 * M)
})

t.test('flags are drawn as 0 and 1, words not at all', async t => {
  const points = [
    { at: at(0), value: true },
    { at: at(1), value: false },
    { at: at(2), value: 'Charging' },
  ]
  t.same(
    pointsToDraw({ points, more: false }, M * 9).map(point => point.value),
    [1, 0],
  )
})

t.test('the least and the most are those of the windows, not of their means', async t => {
  const points = [
    { at: 1, value: 50, min: 10, max: 80 },
    { at: 2, value: null },
    { at: 3, value: 60, min: 55, max: 65 },
  ]
  t.match(summaryOf(points), { min: 10, max: 80 })
  t.equal(summaryOf([]), undefined)
})
