import { DatabaseSync } from 'node:sqlite'
import pino from 'pino'
import t from 'tap'
import { openJournalReader } from '../journal/journal-reader.ts'
import { batchOf, snapshotOf } from '../journal/testing/samples.ts'
import { openTemporaryStorage, temporaryFolder } from './temporary.ts'

t.test('a damaged newest snapshot is told of, and the one before it is used', async t => {
  const lines: string[] = []
  const log = pino({ level: 'info' }, { write: line => void lines.push(line) })
  const folder = temporaryFolder()
  const { file, ...before } = await openTemporaryStorage({ folder })
  await before.journal.saveSnapshot(snapshotOf(1, 600_000))
  await before.journal.saveSnapshot(snapshotOf(2, 600_000))
  await before.close()

  const db = new DatabaseSync(file)
  const newest = 'WHERE id = (SELECT max(id) FROM snapshot_part)'
  db.exec(`UPDATE snapshot_part SET body = substr(body, 1, 100) || x'00' || substr(body, 102) ${newest}`)
  const { journal, close } = await openTemporaryStorage({ folder, log })
  t.same(await journal.latestSnapshot(), snapshotOf(1, 600_000))
  t.match(lines.join(), /"damaged":\[2\]/)

  db.exec('UPDATE snapshot SET checksum = 0')
  t.equal(await journal.latestSnapshot(), undefined, 'with both damaged there is none')
  db.close()
  await close()
})

t.test('a snapshot that was never finished does not count, and its parts are removed', async t => {
  const folder = temporaryFolder()
  const { file, ...before } = await openTemporaryStorage({ folder })
  await before.journal.saveSnapshot(snapshotOf(1, 1_000))
  await before.close()
  const db = new DatabaseSync(file)
  db.exec("INSERT INTO snapshot_part (snapshot, body) VALUES (77, x'00'), (77, x'00')")

  const { journal, close } = await openTemporaryStorage({ folder })
  await journal.saveSnapshot(snapshotOf(2, 1_000))
  t.same(await journal.latestSnapshot(), snapshotOf(2, 1_000))
  await journal.saveSnapshot(snapshotOf(3, 1_000))
  t.equal(
    db.prepare('SELECT count(*) AS n FROM snapshot_part').get()?.n,
    2,
    'the parts of the two that are kept',
  )
  db.close()
  await close()
})

t.test('a snapshot that is handed over is moved, not copied', async t => {
  const { journal, close } = await openTemporaryStorage()
  const { body, ...rest } = snapshotOf(1, 1_000)
  const saved = journal.saveSnapshot({ ...rest, body })
  t.equal(body.byteLength, 0)
  await saved
  await close()
})

t.test('a thread can read the log by itself while it is written', async t => {
  const { journal, file, close } = await openTemporaryStorage()
  const reader = openJournalReader(file)
  t.equal(reader.head(), 0)
  t.same(reader.latestSnapshot(), { snapshot: undefined, damaged: [] })
  const batch = await journal.append(batchOf(300, 2))
  await journal.saveSnapshot(snapshotOf(302, 1_000))
  t.equal(reader.head(), 302)
  t.same(reader.read(0, 10), [batch])
  t.same(
    reader.readChanges(301, 10).map(({ seq }) => seq),
    [302],
  )
  t.same(reader.latestSnapshot().snapshot, snapshotOf(302, 1_000))
  await journal.prune(302)
  t.equal(reader.oldest(), 302)
  reader.close()
  await close()
})
