import t from 'tap'
import type { Device } from '../domain/model/device.ts'
import type { Acceptance, Standing, Values } from '../domain/model/reading.ts'
import { type Instant, MINUTE } from '../domain/model/time.ts'
import type { Entry } from '../journal/journal.ts'
import type { Storage } from './storage.ts'
import { openTemporaryStorage } from './temporary.ts'

const device: Device = { id: 'bin-1', kind: 'smart-bin', site: 'riverside', zone: 'gate', name: 'Gate' }
const start: Instant = 1_767_225_600_000
const all = { device, from: 0, to: start * 2, limit: 10_000 }

const readingAt = (
  at: Instant,
  values: Values,
  standing: Standing = 'live',
  deviceId = device.id,
): Entry => ({
  site: 'riverside',
  now: at,
  input: { type: 'reading', reading: { deviceId, values } },
  acceptance: { standing, at } satisfies Acceptance,
})

async function keep(storage: Storage, entries: readonly Entry[]): Promise<void> {
  await storage.journal.append({ entries, changes: [] })
  await storage.historyCaughtUp()
}

async function withStorage(work: (storage: Storage) => Promise<void>, keepReadings = true): Promise<void> {
  const storage = await openTemporaryStorage({ keepReadings })
  try {
    await work(storage)
  } finally {
    await storage.close()
  }
}

t.test('what the ingest kept is the history, oldest first; the rest is not', t =>
  withStorage(async storage => {
    const standings: Standing[] = ['live', 'late', 'out-of-order', 'repeated', 'unknown-device']
    await keep(
      storage,
      standings.map((standing, i) => readingAt(start - i, { fillPercent: i }, standing)),
    )
    t.same(await storage.history.readings(all), [
      { at: start - 2, values: { fillPercent: 2 } },
      { at: start - 1, values: { fillPercent: 1 } },
      { at: start, values: { fillPercent: 0 } },
    ])
  }),
)

t.test('a series has one metric of one device, from inclusive, to exclusive', t =>
  withStorage(async storage => {
    await keep(storage, [
      readingAt(start, { fillPercent: 1, temperatureC: 20.5 }),
      readingAt(start + 1, { temperatureC: 21 }),
      readingAt(start + 2, { fillPercent: 3, lidOpen: true }),
      readingAt(start + 1, { fillPercent: 99 }, 'live', 'bin-2'),
    ])
    const series = (metric: string, from: Instant, to: Instant) =>
      storage.history.series({ device, metric, from, to, limit: 10 })
    t.same(await series('fillPercent', start, start + 3), [
      { at: start, value: 1 },
      { at: start + 2, value: 3 },
    ])
    t.same(await series('fillPercent', start, start + 2), [{ at: start, value: 1 }])
    t.same(await series('fillPercent', start + 1, start + 3), [{ at: start + 2, value: 3 }])
    t.same(await series('lidOpen', start, start + 3), [{ at: start + 2, value: true }])
    t.same(await series('batteryPercent', start, start + 3), [], 'a metric that was never reported')
  }),
)

t.test('windows aggregate over any number of pages', t =>
  withStorage(async storage => {
    const entries = Array.from({ length: 6_000 }, (_, i) =>
      readingAt(start + i * 1_000, { fillPercent: i % 60 }),
    )
    await keep(storage, entries)
    const points = await storage.history.series({ ...all, metric: 'fillPercent', everyMs: MINUTE })
    t.equal(points.length, 100)
    for (const [i, point] of points.entries()) {
      t.same(point, { at: start + i * MINUTE, value: 29.5, min: 0, max: 59, last: 59, count: 60 })
    }
    t.equal((await storage.history.readings(all)).length, 6_000)
  }),
)

t.test('the limit counts points and readings, the oldest first', t =>
  withStorage(async storage => {
    await keep(
      storage,
      Array.from({ length: 10 }, (_, i) => readingAt(start + i * MINUTE, { fillPercent: i })),
    )
    const points = await storage.history.series({
      ...all,
      metric: 'fillPercent',
      everyMs: 2 * MINUTE,
      limit: 3,
    })
    t.same(
      points.map(({ at, count }) => [at, count]),
      [0, 2, 4].map(minute => [start + minute * MINUTE, 2]),
    )
    t.equal((await storage.history.readings({ ...all, limit: 4 })).length, 4)
    t.same(await storage.history.readings({ ...all, limit: 0 }), [])
  }),
)

t.test('two readings of one moment are both there', t =>
  withStorage(async storage => {
    await keep(storage, [readingAt(start, { fillPercent: 1 }), readingAt(start, { fillPercent: 2 })])
    t.same(
      (await storage.history.readings(all)).map(({ values }) => values.fillPercent),
      [1, 2],
    )
  }),
)

t.test('the history follows by itself', t =>
  withStorage(async storage => {
    await storage.journal.append({ entries: [readingAt(start, { fillPercent: 1 })], changes: [] })
    while ((await storage.history.readings(all)).length === 0);
    t.equal((await storage.history.readings(all)).length, 1)
  }),
)

t.test('nothing is kept where another history serves', t =>
  withStorage(async storage => {
    await keep(storage, [readingAt(start, { fillPercent: 1 })])
    t.same(await storage.history.readings(all), [])
  }, false),
)
