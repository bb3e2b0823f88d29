import { DatabaseSync } from 'node:sqlite'
import t from 'tap'
import type { Batch, Entry } from '../journal/journal.ts'
import { openTemporaryStorage, temporaryFolder } from './temporary.ts'

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
    const other = new DatabaseSync(file)
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
  const other = new DatabaseSync(file)
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
