import t from 'tap'
import { Random } from '../../scripts/testing/random.ts'
import type { Values } from '../domain/model/reading.ts'
import { HOUR, type Instant } from '../domain/model/time.ts'
import type { Entry } from '../journal/journal.ts'
import { raisedChange, sampleAlert } from '../testing/sample-alert.ts'
import { openPastReader, type PastReader } from './past-reader.ts'
import type { Storage } from './storage.ts'
import { openTemporaryStorage } from './temporary.ts'

const start: Instant = 1_767_225_600_000
const all = new Set(['fillPercent', 'temperatureC', 'lidOpen'])

const readingOf = (deviceId: string, at: Instant, values: Values): Entry => ({
  site: 'site-1',
  now: at,
  input: { type: 'reading', reading: { deviceId, values } },
  acceptance: { standing: 'live', at },
})

async function withReader(work: (reader: PastReader, storage: Storage) => Promise<void>): Promise<void> {
  const storage = await openTemporaryStorage()
  const reader = openPastReader(storage.file, 1_000)
  try {
    await work(reader, storage)
  } finally {
    reader.close()
    await storage.close()
  }
}

function readingsIn(reader: PastReader, id: string, from: Instant, to: Instant, metrics = all) {
  const found: [Instant, Values][] = []
  const pages = [...reader.readings(id, { from, to }, metrics, (at, values) => found.push([at, values]))]
  return { found, pages }
}

t.test('readings come page by page in their order, each once, of the device and the range alone', t =>
  withReader(async (reader, storage) => {
    const entries = Array.from({ length: 3_000 }, (_, i) =>
      readingOf('bin-1', start + Math.floor(i / 2), { fillPercent: i % 97, lidOpen: i % 2 === 0 }),
    )
    const other = readingOf('bin-2', start + 1, { fillPercent: 50 })
    await storage.journal.append({ entries: [...entries, other], changes: [] })
    await storage.historyCaughtUp()
    const { found, pages } = readingsIn(reader, 'bin-1', start, start + HOUR)
    t.same(
      found.map(([, values]) => values),
      entries.map(({ input }) => (input.type === 'reading' ? input.reading.values : {})),
    )
    t.ok(pages.length > 1, `${pages.length} pages`)
    t.equal(
      pages.reduce((sum, count) => sum + count, 0),
      3_000,
    )
    const part = readingsIn(reader, 'bin-1', start + 10, start + 12).found
    t.same(
      part.map(([at]) => at - start),
      [10, 10, 11, 11],
    )
    t.same(readingsIn(reader, 'bin-3', start, start + HOUR).found, [])
  }),
)

t.test('every sort of value comes back as it was, whatever its bytes are', t =>
  withReader(async (reader, storage) => {
    const random = new Random(5)
    const entries = Array.from({ length: 2_500 }, (_, i) =>
      readingOf('bin-1', start + i, {
        fillPercent: random.pick([0, -1, 128, 16_384, 0.1, Math.PI, -1e300, random.within(-1, 1)]),
        lidOpen: random.chance(0.5),
        label: random.pick(['', '\u0000', 'a\u0000b', '满', '\ud83d\udd25', 'x'.repeat(300)]),
      }),
    )
    await storage.journal.append({ entries, changes: [] })
    await storage.historyCaughtUp()
    const names = new Set(['fillPercent', 'lidOpen', 'label'])
    t.same(
      readingsIn(reader, 'bin-1', start, start + HOUR, names).found,
      entries.map(({ now, input }) => [now, input.type === 'reading' && input.reading.values]),
    )
  }),
)

t.test('only the values that are looked at are made, also of a metric that came later', t =>
  withReader(async (reader, storage) => {
    const entries = [
      readingOf('bin-1', start, { fillPercent: 40, temperatureC: 20.5 }),
      readingOf('bin-1', start + 1, { temperatureC: 21, lidOpen: true }),
    ]
    await storage.journal.append({ entries, changes: [] })
    await storage.historyCaughtUp()
    const values = (...metrics: string[]) =>
      readingsIn(reader, 'bin-1', start, start + 2, new Set(metrics)).found.map(([, values]) => values)
    t.same(values('lidOpen', 'fillPercent'), [{ fillPercent: 40 }, { lidOpen: true }])
    t.same(values(), [{}, {}])
  }),
)

t.test('what a rule raised of a device within a range, with its end and its cause', t =>
  withReader(async (reader, storage) => {
    const alerts = [
      sampleAlert('a-1', start),
      sampleAlert('a-2', start + 1, { clearedAt: start + 9, condition: 'cleared', cause: 'false-alarm' }),
      sampleAlert('a-3', start + 1, { rule: 'bin-fire' }),
      sampleAlert('a-4', start + 1, { deviceId: 'bin-2' }),
      sampleAlert('a-5', start + 5),
    ]
    await storage.journal.append({ entries: [], changes: alerts.map(raisedChange) })
    const raised = (from: Instant, to: Instant) => reader.raised('bin-1', 'bin-full', { from, to })
    t.same(raised(start, start + 5), [
      { raisedAt: start, endedAt: null, cause: null },
      { raisedAt: start + 1, endedAt: start + 9, cause: 'false-alarm' },
    ])
    t.equal(raised(start + 1, start + 6).length, 2)
  }),
)

t.test('more alerts than a read takes are all there', t =>
  withReader(async (reader, storage) => {
    const alerts = Array.from({ length: 450 }, (_, i) => sampleAlert(`a-${i}`, start + Math.floor(i / 3)))
    await storage.journal.append({ entries: [], changes: alerts.map(raisedChange) })
    t.equal(reader.raised('bin-1', 'bin-full', { from: start, to: start + HOUR }).length, 450)
  }),
)
