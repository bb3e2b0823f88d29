import t from 'tap'
import { MINUTE } from '../model/time.ts'
import { note, noteInWindows, riseSince, type Window, WindowPlaces } from './windows.ts'

const windowOf = (...samples: readonly (readonly [at: number, value: number])[]): Window => {
  const window: Window = []
  for (const [at, value] of samples) note(window, at, value, MINUTE)
  return window
}

t.test('what all rules look back on alike is remembered once', async t => {
  const places = new WindowPlaces()
  t.equal(places.placeOf('steps', MINUTE), 0)
  t.equal(places.placeOf('steps', 2 * MINUTE), 1)
  t.equal(places.placeOf('temperatureC', MINUTE), 2)
  t.equal(places.placeOf('steps', MINUTE), 0)
  t.equal(places.specs.length, 3)
})

t.test('a rise is from the least since then to the newest', async t => {
  const window = windowOf([0, 5], [10, 3], [20, 8], [30, 6])
  t.equal(riseSince(window, 0), 3, 'from 3 to 6')
  t.equal(riseSince(window, 20), 0, 'the newest is the least since then')
  t.equal(riseSince(window, 31), undefined, 'nothing since then')
})

t.test('what is as old as the window still counts, and what is older no more', async t => {
  t.equal(riseSince(windowOf([0, 1], [MINUTE, 9]), 0), 8)
  t.equal(riseSince(windowOf([0, 1], [MINUTE + 1, 9]), 0), 0)
})

t.test('a reading goes into the windows of the numbers that it reports', async t => {
  const places = new WindowPlaces()
  places.placeOf('steps', MINUTE)
  places.placeOf('status', MINUTE)
  const windows: Window[] = [[], []]
  noteInWindows(windows, places.specs, 1, { steps: 4, status: 'Charging' })
  noteInWindows(windows, places.specs, 2, { heartRateBpm: 70 })
  t.same(windows, [[1, 4], []])
})
