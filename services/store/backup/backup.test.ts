import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import t from 'tap'
import { newToken } from '../../domain/model/device-token.ts'
import { batchOf } from '../../journal/testing/samples.ts'
import { migrations } from '../schema.ts'
import { openTemporaryStorage, temporaryFolder } from '../temporary.ts'
import { copyDatabase } from './copy.ts'
import { checkedFacts } from './facts.ts'
import { restoreFolder } from './restore-folder.ts'

/** A storage with a log, an open alert, a session and a token, and a copy of it. */
async function copied() {
  const storage = await openTemporaryStorage()
  await storage.journal.append(batchOf(500, 1))
  await storage.journal.moveCursor('influx', 7)
  await storage.accounts.saveDeviceTokens([['bin-1', { current: newToken('hash', 1) }]])
  await storage.accounts.openSession('hash-of-session', {
    ...{ username: 'admin', createdAt: 0, expiresAt: 9e12, lastSeenAt: 0 },
    ...{ address: '', agent: '' },
  })
  const target = join(temporaryFolder(), 'copy.db')
  const facts = copyDatabase(storage.file, target)
  return { storage, target, facts }
}

/** What a restored folder holds. */
async function reopened(folder: string) {
  const storage = await openTemporaryStorage({ folder })
  const { journal, accounts, alerts } = storage
  const found = {
    head: await journal.head(),
    influx: await journal.cursor('influx'),
    branches: (await journal.lineage()).map(({ after }) => after),
    alerts: (await alerts.countOpen()).high,
    tokens: [...(await accounts.deviceTokens()).keys()],
    session: await accounts.session('hash-of-session'),
  }
  await storage.close()
  return found
}

t.test('a copy is one private file that says what it holds and lets nobody in', async t => {
  const { storage, target, facts } = await copied()
  t.match(facts, {
    head: 501,
    alertsOpen: 1,
    devices: 0,
    version: migrations.length,
    sha256: /^[0-9a-f]{64}$/,
  })
  t.equal(facts.bytes, statSync(target).size)
  t.equal(statSync(target).mode & 0o777, 0o600)
  t.same(readdirSync(join(target, '..')), ['copy.db'], 'nothing stands beside it')
  t.notOk(readFileSync(target).includes('hash-of-session'), 'no page remembers the session')
  t.ok(
    readFileSync(storage.file).includes('hash-of-session') ||
      readFileSync(`${storage.file}-wal`).includes('hash-of-session'),
  )
  await storage.close()
})

t.test('a restored folder stands as the copy stood, on a branch of its own', async t => {
  const { storage, target } = await copied()
  await storage.journal.append(batchOf(10))
  const folder = join(temporaryFolder(), 'new')
  t.match(restoreFolder({ backup: target, folder, replace: false }), {
    facts: { head: 501 },
    aside: undefined,
  })
  t.equal(statSync(join(folder, 'linli.db')).mode & 0o777, 0o600)
  t.same(await reopened(folder), {
    head: 501,
    influx: 7,
    branches: [0, 501],
    alerts: 1,
    tokens: ['bin-1'],
    session: undefined,
  })
  await storage.close()
})

t.test('what is no whole backup is refused by name and changes nothing', async t => {
  const { storage, target } = await copied()
  await storage.close()
  const other = new DatabaseSync(join(temporaryFolder(), 'other.db'))
  other.exec('CREATE TABLE a (x); PRAGMA user_version = 1')
  const text = join(temporaryFolder(), 'text')
  writeFileSync(text, 'not a database at all'.repeat(100))
  const newer = changed(target, file => {
    const db = new DatabaseSync(file)
    db.exec(`PRAGMA user_version = ${migrations.length + 1}`)
    db.close()
  })
  const cut = changed(target, file => truncateSync(file, statSync(file).size - 8_192))
  const overwritten = changed(target, file => {
    const bytes = readFileSync(file)
    writeFileSync(file, bytes.fill(0xa5, 4_096 * 3, 4_096 * 9))
  })
  const cutWithinAPage = changed(target, file => truncateSync(file, statSync(file).size - 100))
  const unreadable = changed(target, file => {
    const db = new DatabaseSync(file)
    db.exec("UPDATE batch SET entries = x'00' WHERE last = 501")
    db.close()
  })
  const withGap = changed(target, file => {
    const db = new DatabaseSync(file)
    db.exec("INSERT INTO batch (last, first, entries) VALUES (504, 503, '[]')")
    db.close()
  })
  const folder = temporaryFolder()
  for (const [backup, code] of [
    [join(folder, 'nowhere.db'), 'RESTORE_NO_DATABASE'],
    [folder, 'RESTORE_NO_DATABASE'],
    [text, 'RESTORE_NO_DATABASE'],
    [String(other.location()), 'RESTORE_NO_DATABASE'],
    [newer, 'RESTORE_TOO_NEW'],
    [cut, 'RESTORE_DAMAGED'],
    [cutWithinAPage, 'RESTORE_DAMAGED'],
    [unreadable, 'RESTORE_DAMAGED'],
    [withGap, 'RESTORE_DAMAGED'],
    [overwritten, 'RESTORE_DAMAGED'],
  ] as const) {
    t.throws(() => restoreFolder({ backup, folder, replace: false }), { code }, `${backup} ${code}`)
    t.same(namesIn(folder), [], 'nothing of it stays')
  }
  other.close()
})

t.test('a folder that is not empty is left alone, and with --replace loses nothing', async t => {
  const { storage, target } = await copied()
  await storage.close()
  const folder = temporaryFolder()
  const first = await openTemporaryStorage({ folder })
  await first.journal.append(batchOf(3))
  t.throws(() => restoreFolder({ backup: target, folder, replace: true }), { code: 'DATA_IN_USE' })
  await first.close()
  t.throws(() => restoreFolder({ backup: target, folder, replace: false }), { code: 'RESTORE_FOLDER_TAKEN' })
  const { aside } = restoreFolder({ backup: target, folder, replace: true })
  t.match(await reopened(folder), { head: 501 })
  t.equal(checkedFacts(join(String(aside), 'linli.db')).head, 3, 'what was there is whole')
})

t.test('the files of a killed server are taken with their write-ahead log', async t => {
  const { storage } = await copied()
  const killed = temporaryFolder()
  for (const ending of ['', '-wal'])
    writeFileSync(join(killed, `linli.db${ending}`), readFileSync(`${storage.file}${ending}`))
  await storage.close()
  const folder = temporaryFolder()
  t.match(restoreFolder({ backup: join(killed, 'linli.db'), folder, replace: false }), {
    facts: { head: 501 },
  })
  t.match(await reopened(folder), { head: 501, session: undefined })
})

function changed(target: string, change: (file: string) => void): string {
  const file = join(temporaryFolder(), 'changed.db')
  writeFileSync(file, readFileSync(target))
  change(file)
  return file
}

const namesIn = (folder: string) => readdirSync(folder).filter(name => !name.endsWith('.lock'))
