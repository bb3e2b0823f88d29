import t from 'tap'
import { DAY, HOUR, type Instant, MINUTE } from '../../domain/model/time.ts'
import { openDeviceHistory, type Report } from './testing/device-history.ts'

const start: Instant = Date.UTC(2026, 2, 1)
const settleMs = 5 * MINUTE

const everyTenMinutes = (from: Instant, hours: number): Report[] =>
  Array.from({ length: 6 * hours }, (_, i) => ({
    at: from + i * 10 * MINUTE,
    values: { fillPercent: i % 7 },
  }))

t.test('an hour is rolled up five minutes after its end, not before', async t => {
  const history = openDeviceHistory()
  history.report(start + HOUR, everyTenMinutes(start, 1))
  history.rollUp(start + HOUR + settleMs - 1)
  t.equal(history.count('history_rollup'), 0)
  history.rollUp(start + HOUR + settleMs)
  t.equal(history.count('history_rollup'), 2, 'by the minute and by the hour')
  history.close()
})

t.test(
  'a late reading is counted, before and after its hour is done again; the same one again is not',
  async t => {
    const history = openDeviceHistory()
    const day = { from: start, to: start + DAY }
    const counts = async () => (await history.series('fillPercent', day, HOUR)).map(({ count }) => count)
    const late = { at: start + 30 * MINUTE + 1, values: { fillPercent: 99 } }
    history.report(start + 2 * HOUR, everyTenMinutes(start, 2))
    history.rollUp(start + 4 * HOUR)
    for (let i = 0; i < 2; i += 1) {
      history.report(start + 4 * HOUR, [late])
      t.equal(history.count('history_stale'), 1)
      t.same(await counts(), [7, 6])
      history.rollUp(start + (5 + i) * HOUR + settleMs)
      t.equal(history.count('history_stale'), 0)
      t.same(await counts(), [7, 6])
    }
    history.close()
  },
)

t.test('a database that had none is rolled up in steps, and is right at each of them', async t => {
  const history = openDeviceHistory()
  history.report(start + 3 * DAY, everyTenMinutes(start, 72))
  const range = { from: start + 90 * MINUTE, to: start + 3 * DAY }
  const before = JSON.stringify(await history.series('fillPercent', range, DAY))
  let steps = 0
  while (history.session.rollups.step(start + 3 * DAY + settleMs, 100)) {
    if (steps % 9 === 0) t.equal(JSON.stringify(await history.series('fillPercent', range, DAY)), before)
    steps += 1
  }
  t.ok(steps > 20, `${steps} steps`)
  t.equal(JSON.stringify(await history.series('fillPercent', range, DAY)), before)
  history.session.db.exec(
    'DELETE FROM history_reading WHERE at >= (SELECT min(at) + 5400000 FROM history_reading)',
  )
  t.equal(JSON.stringify(await history.series('fillPercent', range, DAY)), before, 'by rollups alone')
  history.close()
})

t.test(
  'of flags and listed words the latest and the count outlive the readings; of free words and places nothing',
  async t => {
    const history = openDeviceHistory()
    const words = ['Available', 'Charging', 'Finishing'].map((status, i) => ({
      at: start + i * MINUTE,
      values: { status, lidOpen: i < 2, plate: `A${i}`, lat: 31.2, lon: 121.5 },
    }))
    history.report(start + HOUR, words)
    const series = (metric: string) => history.series(metric, { from: start, to: start + DAY }, HOUR)
    t.same(
      (await series('status')).map(({ value }) => value),
      ['Available', 'Charging', 'Finishing'],
    )
    while (history.session.retention.step(start + 40 * DAY, 100));
    t.equal(history.count('history_reading'), 0)
    t.same(await series('status'), [{ at: start, value: 'Finishing', count: 3 }])
    t.same(await series('lidOpen'), [{ at: start, value: false, count: 3 }])
    for (const metric of ['plate', 'lat', 'lon']) t.same(await series(metric), [], metric)
    history.close()
  },
)

t.test('what begins within an hour shows nothing of the time before, with readings and without', async t => {
  const history = openDeviceHistory()
  history.report(start + 2 * HOUR, [
    { at: start + 10 * MINUTE, values: { fillPercent: 100 } },
    { at: start + 50 * MINUTE, values: { fillPercent: 1 } },
    { at: start + 70 * MINUTE, values: { fillPercent: 2 } },
  ])
  history.rollUp(start + 3 * HOUR)
  const max = async (fromMs: number) =>
    (await history.series('fillPercent', { from: start + fromMs, to: start + DAY }, HOUR)).map(
      point => point.max,
    )
  t.same(await max(0), [100, 2])
  t.same(await max(30 * MINUTE), [1, 2])
  t.same(await max(30 * MINUTE + 1), [1, 2])
  history.session.db.exec('DELETE FROM history_reading')
  t.same(await max(30 * MINUTE), [1, 2])
  t.same(await max(50 * MINUTE + 1), [2], 'a minute that begins before it is left out')
  history.close()
})

t.test('a write that fails leaves nothing half done', async t => {
  const history = openDeviceHistory()
  history.report(start + 3 * HOUR, everyTenMinutes(start, 2))
  history.session.db.exec(`CREATE TRIGGER full BEFORE INSERT ON history_rollup WHEN new.level = 1
    BEGIN SELECT raise(ABORT, 'full'); END`)
  t.throws(() => history.rollUp(), /full/)
  t.same([history.count('history_rollup'), history.count('history_rolled')], [0, 0])
  history.session.db.exec('DROP TRIGGER full')
  history.rollUp(start + 4 * HOUR)
  t.equal(history.count('history_rollup'), 3, 'two hours by the minute, one day of hours')
  history.close()
})

t.test('a chart in windows that are no whole minutes still answers after the readings are gone', async t => {
  const history = openDeviceHistory({ historyKeepMs: DAY })
  t.teardown(() => history.close())
  const start = 100 * DAY
  history.report(start + 4 * DAY, everyTenMinutes(start, 96))
  history.rollUp(start + 5 * DAY)
  while (history.session.retention.step(start + 5 * DAY, 1_000));
  t.equal(history.count('history_reading') < 96 * 6, true, 'readings went')
  for (const everyMs of [90_000, 10_000, 7 * 60_000 + 1]) {
    const points = await history.series('fillPercent', { from: start, to: start + DAY }, everyMs)
    t.ok(points.length >= 100, `${points.length} points of ${everyMs} ms`)
    t.equal(
      points.reduce((sum, { count = 0 }) => sum + count, 0),
      144,
      'every reading of the day is in them',
    )
  }
})
