import t from 'tap'
import { Windows } from './windows.ts'

t.test('windows are aligned to the epoch and tell mean, least, most and count', async t => {
  const windows = new Windows(1_000)
  for (const [at, value] of [
    [999, 1],
    [1_000, 2],
    [1_999, 4],
    [5_000, 7],
  ] as const) {
    windows.add(at, value)
  }
  t.same(windows.points(), [
    { at: 0, value: 1, min: 1, max: 1, last: 1, count: 1 },
    { at: 1_000, value: 3, min: 2, max: 4, last: 4, count: 2 },
    { at: 5_000, value: 7, min: 7, max: 7, last: 7, count: 1 },
  ])
})

t.test('the mean of equal values is that value exactly', async t => {
  const windows = new Windows(1_000)
  for (const at of [0, 1, 2]) windows.add(at, 0.1)
  t.equal(windows.points()[0]?.value, 0.1)
})

t.test('flags and words come as they are, between the windows of numbers', async t => {
  const windows = new Windows(1_000)
  windows.add(1, true)
  windows.add(2, 'Charging')
  windows.add(3, 5)
  t.same(windows.points(), [
    { at: 1, value: true },
    { at: 2, value: 'Charging' },
    { at: 0, value: 5, min: 5, max: 5, last: 5, count: 1 },
  ])
})

t.test('without a window length each value is a point', async t => {
  const windows = new Windows(undefined)
  windows.add(1, 5)
  windows.add(1, 6)
  t.same(windows.points(), [
    { at: 1, value: 5 },
    { at: 1, value: 6 },
  ])
})
