import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import t from 'tap'
import { sealText } from '../journal/encoding.ts'
import type { Batch, Entry } from '../journal/journal.ts'
import { entriesOf } from '../journal/testing/samples.ts'
import { openTemporaryStorage, temporaryFolder } from './temporary.ts'

/** The history may be at work on what was appended before. */
const LOCK_MS_MAX = 10_000

const batchFrom = (...devices: readonly string[]): Batch => ({
  entries: devices.map(
    (deviceId, i): Entry => ({
      site: 'riverside',
      now: 1_767_225_600_000 + i,
      input: {
        type: 'reading',
        reading: { deviceId, values: { status: 'Charging', [`of-${deviceId}`]: 1 } },
      },
    }),
  ),
  changes: [],
})

t.test(
  'what the words of a log stand for is known again after a restart, and goes on from there',
  async t => {
    const folder = temporaryFolder()
    const before = await openTemporaryStorage({ folder })
    await before.journal.append(batchFrom('a', 'b'))
    await before.close()
    const { journal, close } = await openTemporaryStorage({ folder })
    await journal.append(batchFrom('b', 'c', 'a'))
    t.same(
      (await journal.read(0, 100)).map(({ entries }) => entries),
      [batchFrom('a', 'b').entries, batchFrom('b', 'c', 'a').entries],
    )
    await close()
  },
)

t.test(
  'words of a batch that failed have no number; those that come later are read as what they are',
  async t => {
    const { journal, file, close } = await openTemporaryStorage({ lockWaitMsMax: 20 })
    await journal.append(batchFrom('a'))
    const other = new DatabaseSync(file, { timeout: LOCK_MS_MAX })
    other.exec('BEGIN IMMEDIATE')
    await t.rejects(journal.append(batchFrom('lost', 'lost too')), { code: 'JOURNAL_FAILED' })
    other.exec('ROLLBACK')
    await journal.recover()
    await journal.append(batchFrom('b', 'a'))
    t.same((await journal.read(1, 100))[0]?.entries, batchFrom('b', 'a').entries)
    const words = other.prepare('SELECT json FROM log_word WHERE sort = 0 ORDER BY id').all()
    t.same(
      words.map(({ json }) => json),
      ['["riverside","a"]', '["riverside","b"]'],
    )
    other.close()
    await close()
  },
)

t.test('an append that overtakes the recovery is refused where its words would have no meaning', async t => {
  const { journal, file, close } = await openTemporaryStorage({ lockWaitMsMax: 20 })
  const other = new DatabaseSync(file, { timeout: LOCK_MS_MAX })
  other.exec('BEGIN IMMEDIATE')
  await t.rejects(journal.append(batchFrom('lost')), { code: 'JOURNAL_FAILED' })
  other.exec('ROLLBACK')
  other.close()
  const recovering = journal.recover()
  await t.rejects(journal.append(batchFrom('lost')), { code: 'JOURNAL_FAILED' })
  await recovering
  await journal.recover()
  await journal.append(batchFrom('b'))
  t.same((await journal.read(0, 100))[0]?.entries, batchFrom('b').entries)
  await close()
})

t.test('with no words at all the journal still takes and gives everything', async t => {
  const { journal, close } = await openTemporaryStorage({ journalWordsMax: 0 })
  await journal.append(batchFrom('a', 'b'))
  t.same((await journal.read(0, 100))[0]?.entries, batchFrom('a', 'b').entries)
  await close()
})

t.test(
  'batches of all forms that ever were lie side by side, and their readings reach the history',
  async t => {
    const folder = temporaryFolder()
    const empty = await openTemporaryStorage({ folder })
    await empty.close()
    const db = new DatabaseSync(join(folder, 'linli.db'))
    const insert = db.prepare('INSERT INTO batch (last, first, entries) VALUES (?, ?, ?)')
    insert.run(1, 1, Buffer.from(JSON.stringify(entriesOf(1))))
    insert.run(3, 2, sealText(JSON.stringify(entriesOf(2))))
    insert.run(103, 4, sealText(JSON.stringify(entriesOf(100))))
    db.close()
    const { journal, historyCaughtUp, close } = await openTemporaryStorage({ folder })
    await journal.append({ entries: entriesOf(4), changes: [] })
    t.same(
      (await journal.read(0, 1_000)).map(({ entries }) => entries),
      [entriesOf(1), entriesOf(2), entriesOf(100), entriesOf(4)],
    )
    await historyCaughtUp()
    await close()
    const after = new DatabaseSync(join(folder, 'linli.db'))
    t.equal(after.prepare('SELECT count(*) AS n FROM history_reading').get()?.n, 1 + 2 + 100 + 4)
    after.close()
  },
)
