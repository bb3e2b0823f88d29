import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  closeSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import pino from 'pino'
import t from 'tap'
import { needsMount, smallDisk } from '../../scripts/testing/small-disk.ts'
import { batchOf, changeOf } from '../journal/testing/samples.ts'
import { openTemporaryStorage, temporaryFolder } from './temporary.ts'

/** A page and its header. */
const FRAME_BYTES = 4_096 + 24

const fileIn = (folder: string) => join(folder, 'linli.db')

/** A database that was closed as it should, of some pages. */
async function closedFolder(batches = 20) {
  const folder = temporaryFolder()
  const { journal, close } = await openTemporaryStorage({ folder })
  for (let n = 1; n <= batches; n += 1) {
    const change = changeOf(1, null, { id: `riverside-${n}`, raisedAt: n })
    await journal.append({ ...batchOf(100), changes: [change] })
  }
  await close()
  return folder
}

/** One whose server was killed, with its write-ahead log. Answers the last number that was acknowledged, too. */
async function killedFolder() {
  const folder = temporaryFolder()
  const child = spawn(process.execPath, [join(import.meta.dirname, 'testing/crash-writer.ts'), folder])
  const died = once(child, 'exit')
  let acknowledged = 0
  for await (const line of createInterface(child.stdout)) {
    acknowledged = Number(line)
    if (acknowledged > 21 * 30) child.kill('SIGKILL')
  }
  await died
  return { folder, acknowledged, log: `${fileIn(folder)}-wal` }
}

function overwrite(path: string, at: number, bytes: number): void {
  const file = openSync(path, 'r+')
  writeSync(file, Buffer.alloc(bytes, 'damage '), 0, bytes, at)
  closeSync(file)
}

async function openWithLog(folder: string) {
  const lines: string[] = []
  const log = pino({}, { write: line => void lines.push(line) })
  return { ...(await openTemporaryStorage({ folder, log })), lines }
}

for (const [title, code, words, damage] of [
  [
    'that is something else',
    'DATA_DAMAGED',
    /is no database/,
    file => writeFileSync(file, 'not today\n'.repeat(900)),
  ],
  [
    'that is cut short',
    'DATA_DAMAGED',
    /cut short: of \d+ bytes \d+ are there/,
    file => truncateSync(file, 40_960),
  ],
  ['whose first page is damaged', 'DATA_DAMAGED', /linli\.db/, file => overwrite(file, 100, 3_000)],
  ['that is empty', 'DATA_MISSING', /linli\.db is empty or was not there/, file => truncateSync(file, 0)],
  ['that is gone', 'DATA_MISSING', /linli\.db is empty or was not there/, file => rmSync(file)],
] as const satisfies [string, string, RegExp, (file: string) => void][]) {
  t.test(`a database ${title} is refused by name, again and again, and left as it is`, async t => {
    const folder = await closedFolder()
    damage(fileIn(folder))
    const size = () => statSync(fileIn(folder), { throwIfNoEntry: false })?.size ?? 0
    const before = size()
    for (let i = 0; i < 2; i += 1) await t.rejects(openTemporaryStorage({ folder }), { code, message: words })
    t.equal(size(), before)
  })
}

t.test('a database of another program is refused and left as it is', async t => {
  const folder = temporaryFolder()
  const db = new DatabaseSync(fileIn(folder))
  db.exec('CREATE TABLE theirs (x)')
  await t.rejects(openTemporaryStorage({ folder }), { code: 'DATA_DAMAGED', message: /not one of Linli/ })
  t.equal(db.prepare('SELECT count(*) AS n FROM sqlite_schema').get()?.n, 1)
  db.close()
})

t.test(
  'a write-ahead log that is gone after a kill is missed, until somebody says to go on without it',
  async t => {
    const { folder, log } = await killedFolder()
    rmSync(log)
    for (let i = 0; i < 2; i += 1) {
      const refused = { code: 'DATA_DAMAGED', message: /linli\.db-wal is gone or empty/ }
      await t.rejects(openTemporaryStorage({ folder }), refused)
    }
    rmSync(`${fileIn(folder)}.state`)
    const storage = await openTemporaryStorage({ folder })
    await storage.close()
  },
)

t.test('a start that is refused after a kill, once the database was opened, changes nothing', async t => {
  const { folder, acknowledged } = await killedFolder()
  const moveVersion = (by: number) => {
    const db = new DatabaseSync(fileIn(folder))
    const version = Number(db.prepare('PRAGMA user_version').get()?.user_version)
    // Two connections, so that closing this one leaves the log.
    const other = new DatabaseSync(fileIn(folder), { readOnly: true })
    other.prepare('PRAGMA user_version').get()
    db.exec(`PRAGMA user_version = ${version + by}`)
    db.close()
    other.close()
  }
  moveVersion(1)
  t.ok(statSync(`${fileIn(folder)}-wal`).size > 0)
  for (let i = 0; i < 2; i += 1) await t.rejects(openTemporaryStorage({ folder }), { code: 'DATA_TOO_NEW' })
  moveVersion(-1)
  const { journal, close } = await openTemporaryStorage({ folder })
  t.ok((await journal.head()) >= acknowledged)
  await close()
})

t.test(
  'a frame that a kill left half written, and what an earlier kill left behind it, is no damage',
  async t => {
    const { folder, log, acknowledged } = await killedFolder()
    const bytes = readFileSync(log)
    const torn = Buffer.from(bytes.subarray(-FRAME_BYTES))
    torn.fill('torn', 1_000)
    const leftBehind = Buffer.from(bytes.subarray(-FRAME_BYTES))
    leftBehind.writeUInt32BE(0, 4)
    writeFileSync(log, Buffer.concat([bytes, torn, leftBehind]))
    const { journal, lines, close } = await openWithLog(folder)
    t.ok((await journal.head()) >= acknowledged)
    t.notMatch(lines.join(''), /is damaged/)
    await close()
  },
)

t.test('a write-ahead log that is garbage is refused and kept for whoever can read more of it', async t => {
  const { folder, log } = await killedFolder()
  overwrite(log, 0, 32)
  const before = readFileSync(log)
  await t.rejects(openTemporaryStorage({ folder }), {
    code: 'DATA_DAMAGED',
    message: /is no write-ahead log/,
  })
  t.ok(readFileSync(log).equals(before))
})

t.test(
  'of a write-ahead log that is damaged in its middle the part before is taken, and the log says so',
  async t => {
    const { folder, log, acknowledged } = await killedFolder()
    overwrite(log, Math.floor(statSync(log).size / 2), 100)
    const { journal, lines, close } = await openWithLog(folder)
    const head = await journal.head()
    t.ok(head < acknowledged && head > 0, `${head} of ${acknowledged}`)
    t.match(
      lines.filter(line => line.includes('write-ahead log is damaged')),
      [/"commitsBehindDamage":[1-9]/],
    )
    t.equal((await journal.read(0, 1e6)).at(-1)?.last, head, 'whole batches')
    await close()
  },
)

t.test('an undamaged log after a kill is taken whole and without a word', async t => {
  const { folder, acknowledged } = await killedFolder()
  const { journal, lines, close } = await openWithLog(folder)
  t.ok((await journal.head()) >= acknowledged)
  t.same(lines, [])
  await close()
})

t.test('a folder that cannot be written is refused by name', needsMount(), async t => {
  const disk = smallDisk(20)
  t.teardown(disk.remove)
  const first = await openTemporaryStorage({ folder: disk.folder })
  await first.close()
  disk.setReadOnly()
  await t.rejects(openTemporaryStorage({ folder: disk.folder }), {
    code: 'DATA_NOT_WRITABLE',
    message: /linli\.db/,
  })
})

t.test(
  'a damaged batch is named when it is read; all else is read, kept and brought into the history',
  async t => {
    const folder = await closedFolder()
    const db = new DatabaseSync(fileIn(folder))
    db.exec('DELETE FROM history_reading; DELETE FROM history_place')
    db.prepare('UPDATE batch SET entries = substr(entries, 1, 50) WHERE last = 1010').run()
    db.close()
    const givenUp: string[] = []
    const onGivenUp = (reason: string, count: number) => givenUp.push(`${reason} ${count}`)
    const { journal, alerts, historyCaughtUp, close } = await openTemporaryStorage({ folder, onGivenUp })
    await t.rejects(journal.read(909, 50), { code: 'DATA_DAMAGED', message: /ends with number 1010/ })
    t.equal((await journal.read(1_010, 50)).length, 1)
    t.equal((await alerts.list({ limit: 1, page: 0 })).total, 20)
    t.equal((await journal.append(batchOf(1))).first, 2_021)
    await historyCaughtUp()
    t.same(givenUp, ['damaged 101'])
    await close()
    const after = new DatabaseSync(fileIn(folder))
    t.equal(after.prepare('SELECT count(*) AS n FROM history_reading').get()?.n, 19 * 100 + 1)
    after.close()
  },
)

t.test('damage that is met while running is told once; what meets it is refused for good', async t => {
  const folder = await closedFolder(250)
  const { journal, alerts, lines, close } = await openWithLog(folder)
  overwrite(fileIn(folder), 8 * 4_096, statSync(fileIn(folder)).size - 8 * 4_096)
  for (let i = 0; i < 3; i += 1)
    await t.rejects(alerts.list({ limit: 100, page: 1 }), { code: 'DATA_DAMAGED' })
  t.equal(lines.filter(line => line.includes('cannot be read')).length, 1)
  const append = () =>
    journal.append({ ...batchOf(1), changes: [changeOf(1, null, { id: 'riverside-77-x' })] })
  await t.rejects(append(), { code: 'JOURNAL_FAILED', message: /The database is damaged/ })
  for (let i = 0; i < 3; i += 1)
    await t.rejects(journal.recover(), { code: 'DATA_DAMAGED', message: /linli\.db/ })
  await t.rejects(append(), { code: 'JOURNAL_FAILED' })
  await close()
})
