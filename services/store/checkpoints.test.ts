import { existsSync, statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import pino from 'pino'
import t from 'tap'
import { batchOf } from '../journal/testing/samples.ts'
import { openTemporaryStorage } from './temporary.ts'

const frameBytes = 4_096 + 24

t.test('the write-ahead log stays short however much is written', async t => {
  const lines: string[] = []
  const log = pino({}, { write: line => void lines.push(line) })
  const { journal, file, close } = await openTemporaryStorage({ walFramesMax: 100, log })
  let longest = 0
  for (let i = 0; i < 400; i += 1) {
    await journal.append(batchOf(100, 5))
    longest = Math.max(longest, statSync(`${file}-wal`).size / frameBytes)
  }
  t.ok(longest < 2_000, `${Math.round(longest)} frames at the most, of more than 10,000 written`)
  await close()
  t.same(lines, [], 'and nothing went wrong, at the end neither')
})

t.test('whoever reads for long makes the log longer but stops no commit', async t => {
  const { journal, file, close } = await openTemporaryStorage({ walFramesMax: 100 })
  await journal.append(batchOf(1))
  const other = new DatabaseSync(file, { readOnly: true })
  other.exec('BEGIN')
  t.equal(other.prepare('SELECT count(*) AS n FROM batch').get()?.n, 1)
  const frames = () => statSync(`${file}-wal`).size / frameBytes
  while (frames() < 3_000) await journal.append(batchOf(100, 5))
  t.equal(other.prepare('SELECT count(*) AS n FROM batch').get()?.n, 1, 'it still reads the same moment')
  other.exec('COMMIT')
  other.close()
  await journal.append(batchOf(1))
  await close()
})

t.test('closing leaves no write-ahead log behind', async t => {
  const { journal, file, close } = await openTemporaryStorage()
  await journal.append(batchOf(100))
  await close()
  t.equal(existsSync(`${file}-wal`), false)
  const db = new DatabaseSync(file)
  t.equal(db.prepare('SELECT count(*) AS n FROM batch').get()?.n, 1)
  t.equal(db.prepare('PRAGMA integrity_check').get()?.integrity_check, 'ok')
  db.close()
})
