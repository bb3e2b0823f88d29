import t from 'tap'
import type { Entry, Journal } from '../journal/journal.ts'
import { openMemoryJournal } from '../journal/memory.ts'
import { batchOf, snapshotOf } from '../journal/testing/samples.ts'
import { openTemporaryStorage } from '../store/temporary.ts'
import { LogTrimmer, type LogTrimmerOptions } from './log-trimmer.ts'
import { TestTimers } from './testing/test-timers.ts'

const MIB = 1_048_576

/** Ten batches of 100 readings and an alert event each, behind both snapshots. */
async function filled(journal: Journal): Promise<void> {
  for (let i = 0; i < 10; i += 1) await journal.append(batchOf(100, 1))
  for (const seq of [1_010, 1_011]) await journal.saveSnapshot(snapshotOf(seq, 10))
}

const entriesLeft = async (journal: Journal): Promise<number> =>
  (await journal.read(0, 1e6)).reduce((sum, { entries }) => sum + entries.length, 0)

const trimmerOf = (journal: Journal, more: Partial<LogTrimmerOptions> = {}) =>
  new LogTrimmer({
    journal,
    cursors: [],
    space: async () => ({ usedBytes: 100, freeBytes: 0 }),
    freePercentMin: 10,
    everyMs: 10_000,
    timers: new TestTimers(0),
    onFailed: error => t.fail(String(error)),
    ...more,
  })

t.test('with just enough room the log keeps its readings, with a byte less the oldest go', async t => {
  const journal = openMemoryJournal()
  await filled(journal)
  t.equal(await trimmerOf(journal, { space: async () => ({ usedBytes: 900, freeBytes: 100 }) }).trim(), 0)
  t.equal(await entriesLeft(journal), 1_000)
  t.equal(await trimmerOf(journal, { space: async () => ({ usedBytes: 901, freeBytes: 99 }) }).trim(), 0)
  t.equal(await entriesLeft(journal), 900)
  t.equal((await journal.readChanges(0, 100)).length, 10)
})

t.test('what a reader still waits for stays, and what is wanted still is answered', async t => {
  const journal = openMemoryJournal()
  await filled(journal)
  await journal.moveCursor('influx', 303)
  const trimmer = trimmerOf(journal, {
    cursors: ['influx'],
    space: async () => ({ usedBytes: 90 * MIB, freeBytes: 0 }),
  })
  const wanted = await trimmer.trim()
  t.equal(await entriesLeft(journal), 700)
  t.ok(wanted > 8 * MIB && wanted < 9 * MIB, `${wanted} bytes`)
})

t.test('with 0 percent nothing is ever trimmed', async t => {
  const journal = openMemoryJournal()
  await filled(journal)
  t.equal(await trimmerOf(journal, { freePercentMin: 0 }).trim(), 0)
  t.equal(await entriesLeft(journal), 1_000)
})

t.test('it looks again and again, also after a failure, and not after the stop', async t => {
  const journal = openMemoryJournal()
  const timers = new TestTimers(0)
  const failures: unknown[] = []
  let looks = 0
  const looked = Promise.withResolvers<void>()
  const space = async () => {
    looks += 1
    if (looks === 1) throw new Error('the disk is gone')
    looked.resolve()
    return { usedBytes: 1, freeBytes: 100 }
  }
  const armed: (() => void)[] = []
  const after = (ms: number, run: () => void) => {
    for (const tell of armed.splice(0)) tell()
    return timers.after(ms, run)
  }
  const nextArmed = () => new Promise<void>(resolve => armed.push(resolve))
  const trimmer = trimmerOf(journal, { space, timers: { after }, onFailed: error => failures.push(error) })
  trimmer.start()
  const again = nextArmed()
  timers.passTo(10_000)
  await again
  t.match(failures, [{ message: 'the disk is gone' }])
  timers.passTo(20_000)
  await looked.promise
  await trimmer.stop()
  timers.passTo(40_000)
  t.equal(looks, 2)
})

t.test('a database of a limited size is relieved before the journal has to refuse', async t => {
  const bytesMax = MIB
  const storage = await openTemporaryStorage({ keepReadings: false, bytesMax })
  t.teardown(() => storage.close())
  const { journal, space } = storage
  const trimmer = trimmerOf(journal, { space })
  for (let i = 1; i <= 150; i += 1) {
    await journal.append({ entries: [bulky(i)], changes: [] })
    if (i % 5 === 0) await journal.saveSnapshot(snapshotOf(i, 10))
    await trimmer.trim()
  }
  t.equal(await journal.head(), 150)
  const { freeBytes, usedBytes } = await space()
  t.ok(freeBytes / (freeBytes + usedBytes) > 0.05, `${freeBytes} of ${bytesMax} bytes are free`)
})

/** Some 8 KiB that do not compress. */
const bulky = (n: number): Entry => ({
  site: 'riverside',
  now: n,
  input: {
    type: 'reading',
    reading: { deviceId: 'cam', values: { plate: Buffer.from(snapshotOf(n, 8_192).body).toString('hex') } },
  },
})
