import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, statSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import t from 'tap'
import { needsMount, smallDisk } from '../../scripts/testing/small-disk.ts'
import { newToken } from '../domain/model/device-token.ts'
import { entriesOf } from '../journal/testing/samples.ts'
import { copiesOf } from './migration-backup.ts'
import { longStep } from './migration-program.ts'
import { migrate, migrations, versionOf } from './schema.ts'
import { openTemporaryStorage, temporaryFolder } from './temporary.ts'
import { makeVersion1 } from './testing/version-1.ts'

function version1Folder() {
  const folder = temporaryFolder()
  makeVersion1(join(folder, 'linli.db'))
  return folder
}

const versionIn = (file: string): number => {
  const db = new DatabaseSync(file, { readOnly: true })
  const version = versionOf(db)
  db.close()
  return version
}

t.test('a database of the first release comes up whole', async t => {
  const folder = version1Folder()
  const { journal, alerts, accounts, devices, history, historyCaughtUp, close } = await openTemporaryStorage({
    folder,
  })
  t.equal(versionIn(join(folder, 'linli.db')), migrations.length)
  t.equal(await journal.head(), 5)
  const batches = await journal.read(0, 100)
  t.same(
    batches.map(({ first, last }) => [first, last]),
    [
      [1, 3],
      [4, 5],
    ],
  )
  t.same(batches[0]?.entries, entriesOf(3))
  t.equal(await journal.cursor('influx'), 3)
  t.match(await journal.latestSnapshot(), { seq: 3, body: new Uint8Array(9) })
  t.match(await alerts.get('riverside-1'), { alert: { rule: 'bin-full' }, events: [{ type: 'raised' }] })
  t.match((await alerts.list({ limit: 9, page: 0 })).alerts, [{ id: 'riverside-1' }])
  t.equal((await alerts.list({ rule: 'bin-full', limit: 9, page: 0 })).total, 1, 'by its rule too')
  t.match(await accounts.person('admin'), { role: 'administrator', scope: 'all', displayName: 'admin' })
  t.match(await accounts.session('hash'), { username: 'admin' })
  t.same([...(await accounts.deviceTokens())], [['bin-1', { current: newToken('token-hash', null) }]])
  t.match(await accounts.looks('band-1', 9), [{ username: 'admin' }])
  const device = await devices.device('bin-1')
  t.match(device, { kind: 'smart-bin' })
  await historyCaughtUp()
  const bin0 = { id: 'bin-0', kind: 'smart-bin', site: 'riverside', zone: 'gate', name: 'Gate' }
  t.match(await history.readings({ device: bin0, from: 0, to: 2e12, limit: 9 }), [
    { values: { fillPercent: 0 } },
  ])
  t.equal((await journal.append({ entries: entriesOf(1), changes: [] })).first, 6, 'and goes on')
  await close()
})

t.test('before it is brought up to date it is copied, as it was, for its owner alone', async t => {
  const folder = version1Folder()
  const file = join(folder, 'linli.db')
  const storage = await openTemporaryStorage({ folder })
  await storage.close()
  const [copy = '', ...more] = copiesOf(file)
  t.match(copy, /linli\.db\.v1-\d{8}T\d{6}Z$/)
  t.same(more, [])
  t.equal(statSync(copy).mode & 0o777, 0o600)
  t.equal(versionIn(copy), 1)
  const db = new DatabaseSync(copy)
  t.equal(db.prepare('SELECT count(*) AS n FROM batch').get()?.n, 2)
  db.close()
  const again = await openTemporaryStorage({ folder })
  await again.close()
  t.equal(copiesOf(file).length, 1, 'what is up to date is not copied')
})

t.test('a new database needs no copy; of older copies the newest two stay', async t => {
  const fresh = temporaryFolder()
  const storage = await openTemporaryStorage({ folder: fresh })
  await storage.close()
  t.same(copiesOf(join(fresh, 'linli.db')), [])

  const folder = version1Folder()
  for (const name of ['v1-20200101T000000Z', 'v2-20190101T000000Z', 'v1-20210101T000000Z', 'v1-mine'])
    writeFileSync(join(folder, `linli.db.${name}`), '')
  writeFileSync(join(folder, 'linli.db.copy'), 'cut short by a kill')
  const upgraded = await openTemporaryStorage({ folder })
  await upgraded.close()
  const left = readdirSync(folder).filter(name => /\.v|copy/.test(name))
  t.match(left.sort(), ['linli.db.v1-20210101T000000Z', /linli\.db\.v1-20[2-9]/, 'linli.db.v1-mine'])
})

t.test(
  'without room for the copy it stays as it is, and the words say how much is needed',
  needsMount(),
  async t => {
    const disk = smallDisk(6)
    t.teardown(disk.remove)
    const file = join(disk.folder, 'linli.db')
    makeVersion1(file)
    disk.leave(700_000)
    await t.rejects(openTemporaryStorage({ folder: disk.folder }), {
      code: 'DATA_FULL',
      message:
        /from version 1 to \d+, the database is copied beside itself: 1\.\d MiB are needed in .*, 0\.\d MiB are free/,
    })
    t.equal(versionIn(file), 1)
    disk.makeRoom()
    const storage = await openTemporaryStorage({ folder: disk.folder })
    t.equal(await storage.journal.head(), 5)
    await storage.close()
  },
)

t.test(
  'a kill in the middle of a step leaves the database before it, and the next start finishes',
  async t => {
    const folder = version1Folder()
    const file = join(folder, 'linli.db')
    const watcher = watch(folder)
    const child = spawn(process.execPath, [join(import.meta.dirname, 'migration-program.ts'), file])
    const died = once(child, 'exit')
    let said = ''
    child.stdout.on('data', words => {
      said += words
    })
    const isHalfway = () => (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 2_000_000
    while (!isHalfway()) await once(watcher, 'change')
    child.kill('SIGKILL')
    await died
    watcher.close()
    t.equal(said, '', 'it was not done')
    const db = new DatabaseSync(file)
    t.equal(versionOf(db), 1)
    t.equal(db.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'long'").get()?.n, 0)
    migrate(db, [String(migrations[0]), longStep])
    t.equal(versionOf(db), 2)
    t.equal(db.prepare('SELECT count(*) AS n FROM long').get()?.n, 1_000_000)
    t.equal(db.prepare('SELECT count(*) AS n FROM batch').get()?.n, 2)
    db.close()
  },
)
