import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { createServer as createHttpServer } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import t from 'tap'
import { needs } from '../../../scripts/testing/system-program.ts'
import { DAY } from '../../domain/model/time.ts'
import { batchOf, snapshotOf } from '../../journal/testing/samples.ts'
import { incomingOf } from '../../store/backup/incoming.ts'
import { markOpen } from '../../store/data-state.ts'
import { migrations } from '../../store/schema.ts'
import { openTemporaryStorage, temporaryFolder } from '../../store/temporary.ts'
import { compare } from './clock.ts'
import { checkConsole } from './console.ts'
import { checkDatabase } from './database.ts'
import { examine } from './doctor.ts'
import type { Finding } from './finding.ts'
import { checkFolder } from './folder.ts'
import { checkLimits } from './limits.ts'
import { checkNode } from './node-version.ts'
import { patientOf } from './patient.ts'
import { checkServer } from './server.ts'
import { checkTls } from './tls.ts'

const free = { LINLI_HTTP_PORT: '0', LINLI_MQTT_PORT: '0', LINLI_BACKUP_ROOM_MIB: '0' }

/** A folder that a server has left, with a log of entries that no rule makes anything of. */
async function leftFolder(): Promise<string> {
  const folder = join(temporaryFolder(), 'data')
  const storage = await openTemporaryStorage({ folder })
  for (let i = 0; i < 20; i += 1) await storage.journal.append(batchOf(50))
  await storage.close()
  return folder
}

function inDatabase(folder: string, work: (db: DatabaseSync) => void): void {
  const db = new DatabaseSync(join(folder, 'linli.db'))
  work(db)
  db.close()
}

const worst = (findings: readonly Finding[]) => findings.filter(({ level }) => level !== 'ok')
const look = (folder: string) => checkDatabase(patientOf({ ...free, LINLI_DATA: folder }))

function digestOf(folder: string): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(folder).sort()) hash.update(name).update(readFileSync(join(folder, name)))
  return hash.digest('hex')
}

t.test('a healthy folder has no fault, and is left byte by byte as it was', async t => {
  const folder = await leftFolder()
  const before = digestOf(folder)
  const findings = await examine({ ...free }, folder)
  t.same(
    findings.filter(({ level }) => level === 'fault'),
    [],
  )
  t.match(
    findings.map(({ says }) => says),
    [/./, 'the server would start with them', `${folder} can be written`, 'its owner alone can read it'],
  )
  t.ok(findings.some(({ says }) => says === 'the log is whole from 1 to 1000'))
  t.ok(findings.some(({ says }) => /^replaying 1000 inputs leads to the same 0 open alerts$/.test(says)))
  t.equal(digestOf(folder), before)
})

t.test('beside a server that has the database open it sees what was committed', async t => {
  // No history, which would write behind the checkpoint.
  const storage = await openTemporaryStorage({ keepReadings: false })
  await storage.journal.append(batchOf(7))
  const findings = await look(join(storage.file, '..'))
  t.same(worst(findings), [])
  t.ok(findings.some(({ says }) => says === 'the log is whole from 1 to 7'))
  await storage.journal.append(batchOf(1))
  inDatabase(join(storage.file, '..'), db => db.exec('PRAGMA wal_checkpoint(TRUNCATE)'))
  t.equal(statSync(`${storage.file}-wal`).size, 0)
  t.same(worst(await look(join(storage.file, '..'))), [], 'an empty log is no loss while the server runs')
  await storage.close()
})

t.test('what a start would refuse is a fault, in the words of the start', async t => {
  for (const [name, harm, says] of [
    ['gone', (file: string) => rmSync(file), /^DATA_MISSING: .* to begin with an empty database remove/],
    ['empty', (file: string) => truncateSync(file, 0), /^DATA_MISSING: /],
    ['left open, and the log gone', markOpen, /^DATA_DAMAGED: .*linli\.db-wal is gone or empty/],
  ] as const) {
    const folder = await leftFolder()
    harm(join(folder, 'linli.db'))
    t.match(await look(folder), [{ level: 'fault', says, remedy: /restore/ }], name)
    await t.rejects(openTemporaryStorage({ folder }), {
      message: says.source.includes('MISSING') ? /is gone/ : /damaged/,
    })
  }
})

t.test('a restored database that waits is examined in the place of the one that is there', async t => {
  const folder = await leftFolder()
  const file = join(folder, 'linli.db')
  renameSync(file, incomingOf(file))
  const findings = await look(folder)
  t.same(worst(findings), [])
  t.ok(findings.some(({ says }) => says === 'the log is whole from 1 to 1000'))
})

t.test('a database that is not as it should be is said to be so', async t => {
  for (const [name, harm, level, says] of [
    [
      'pages overwritten',
      (folder: string) => {
        const file = join(folder, 'linli.db')
        writeFileSync(file, readFileSync(file).fill(0xa5, 4_096 * 2, 4_096 * 12))
      },
      'fault',
      /damaged: /,
    ],
    ['cut off', (folder: string) => truncateSync(join(folder, 'linli.db'), 5_000), 'fault', /cut short/],
    [
      'another file',
      (folder: string) => writeFileSync(join(folder, 'linli.db'), 'text'.repeat(9_999)),
      'fault',
      /is no database/,
    ],
    [
      'a batch missing',
      (folder: string) => inDatabase(folder, db => db.exec('DELETE FROM batch WHERE last = 500')),
      'fault',
      'the log misses 451',
    ],
    [
      'newer',
      (folder: string) => inDatabase(folder, db => db.exec(`PRAGMA user_version = ${migrations.length + 1}`)),
      'fault',
      /knows up to/,
    ],
    [
      'older',
      (folder: string) => inDatabase(folder, db => db.exec(`PRAGMA user_version = ${migrations.length - 1}`)),
      'warning',
      /the next start/,
    ],
    [
      'an alert that no input led to',
      (folder: string) =>
        inDatabase(folder, db =>
          db.exec("INSERT INTO alert (id, condition, handling) VALUES ('x', 'active', 'new')"),
        ),
      'fault',
      'replay leads to 0 open alerts, and the list has 1',
    ],
  ] as const) {
    const folder = await leftFolder()
    harm(folder)
    const found = worst(await look(folder))
    t.match(found, [{ level, says, remedy: /\w/ }], `${name}: ${JSON.stringify(found)}`)
  }
})

t.test('a damaged snapshot is a warning as long as the log makes up for it', async t => {
  const folder = await leftFolder()
  const storage = await openTemporaryStorage({ folder })
  await storage.journal.saveSnapshot(snapshotOf(1_000, 5_000))
  await storage.close()
  inDatabase(folder, db => db.exec("UPDATE snapshot SET checksum = 'another'"))
  t.match(worst(await look(folder)), [{ level: 'warning', says: /snapshot at 1000 is damaged/ }])
  inDatabase(folder, db =>
    db.exec("DELETE FROM batch WHERE last <= 500; INSERT INTO log_place VALUES ('*pruned', 500)"),
  )
  t.match(worst(await look(folder)), [{ level: 'fault', says: /does not reach back/ }])
})

t.test('a folder that is missing, no folder, or open to others', async t => {
  const folder = temporaryFolder()
  const at = (path: string) => worst(checkFolder(patientOf({ ...free, LINLI_DATA: path })))
  chmodSync(folder, 0o700)
  t.same(at(folder), [])
  t.match(at(join(folder, 'nowhere')), [{ level: 'warning', says: /is not there/ }])
  writeFileSync(join(folder, 'file'), '')
  t.match(at(join(folder, 'file')), [{ level: 'fault', says: /is no folder/ }])
  mkdirSync(join(folder, 'open'), { mode: 0o755 })
  t.match(at(join(folder, 'open')), [{ level: 'warning', says: /others can read/, remedy: /chmod go-rwx/ }])
})

t.test('every fault of the settings is told, and no secret with it', async t => {
  const secret = 'hunter2-hunter2-hunter2'
  const findings = await examine({
    ...free,
    LINLI_URL: 'http://localhost:1',
    LINLI_ADMIN_PASSWORD: secret,
    LINLI_INFLUX_TOKEN: secret,
    LINLI_METRICS_TOKEN: secret,
    LINLI_CLOCK: 'sundial',
    LINLI_NONSENSE: secret,
    LINLI_DATA: join(temporaryFolder(), 'none'),
  })
  const faults = findings.filter(({ about, level }) => about === 'settings' && level === 'fault')
  t.match(faults.map(({ says }) => says).sort(), [
    /LINLI_CLOCK/,
    /LINLI_INFLUX_TOKEN/,
    /LINLI_NONSENSE: no such setting/,
  ])
  t.notMatch(JSON.stringify(findings), secret)
})

t.test('a port that another program has is a fault', async t => {
  const other = createServer()
  await once(other.listen(0, '127.0.0.1'), 'listening')
  t.teardown(() => other.close())
  const { port } = other.address() as AddressInfo
  const settings = { ...free, LINLI_MQTT_HOST: '127.0.0.1', LINLI_MQTT_PORT: String(port) }
  const found = await examine({ ...settings, LINLI_DATA: temporaryFolder() })
  t.match(
    found.filter(({ about, level }) => about === 'ports' && level !== 'ok'),
    [{ level: 'fault', says: `LINLI_MQTT_PORT: 127.0.0.1:${port} cannot be opened (EADDRINUSE)` }],
  )
})

t.test('what the running server says of itself is told', async t => {
  let readyz = '{"ready":true,"reasons":[]}'
  const server = createHttpServer(({ url }, reply) => {
    reply.end(url === '/healthz' ? '{"up":true}' : readyz)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  t.teardown(() => server.close())
  const { port } = server.address() as AddressInfo
  const patient = patientOf({ ...free, LINLI_HTTP_HOST: '127.0.0.1', LINLI_HTTP_PORT: String(port) })
  t.match(await checkServer(patient), [{ level: 'ok', says: 'it runs and is ready' }])
  for (const [answer, level, says] of [
    ['{"ready":true,"reasons":["the journal is 3595 s ahead"]}', 'warning', /3595 s ahead/],
    ['{"ready":false,"reasons":["the flow is recovering"]}', 'fault', /recovering/],
    ['<html>', 'fault', /nothing that can be understood/],
  ] as const) {
    readyz = answer
    t.match(await checkServer(patient), [{ level, says }], answer)
  }
  server.close()
  await once(server, 'close')
  t.match(await checkServer(patient), [{ level: 'ok', says: /none answers/ }])
})

t.test('a certificate is judged by its days', needs('openssl'), async t => {
  const folder = t.testdir()
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
  const form = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  const words = [...form, '-subj', '/CN=linli', '-days', '40', '-keyout', key, '-out', cert]
  execFileSync('openssl', words, { stdio: 'ignore' })
  const patient = patientOf({ ...free, LINLI_TLS_CERT: cert, LINLI_TLS_KEY: key })
  const now = Date.now()
  for (const [days, level, says] of [
    [0, 'ok', /good for (39|40) days/],
    [9, 'ok', /good for 3[01] days/],
    [11, 'warning', /expires in (28|29) days/],
    [41, 'fault', /has expired on/],
    [-2, 'fault', /not valid before/],
  ] as const)
    t.match(checkTls(patient, now + days * DAY), [{ level, says }], `after ${days} days`)
})

t.test('clocks that are apart are told by how much', async t => {
  const now = Date.UTC(2026, 4, 1, 12)
  const date = (apartS: number) => new Date(now + apartS * 1_000).toUTCString()
  for (const [apartS, level, says] of [
    [0, 'ok', /agrees/],
    [4, 'ok', /agrees/],
    [5, 'warning', /5 s behind/],
    [-59, 'warning', /59 s ahead of/],
    [3_600, 'fault', /3600 s behind/],
  ] as const)
    t.match(compare('InfluxDB', date(apartS), now), { level, says }, `${apartS}`)
  t.equal(compare('InfluxDB', undefined, now), undefined)
})

t.test('Node, open files and the console', async t => {
  t.match(checkNode({}, '24.0.0'), [{ level: 'ok' }])
  t.match(checkNode({}, '23.11.1'), [{ level: 'fault', says: /too old/ }])
  const patient = patientOf(free)
  t.match(checkLimits(patient, 1_000_000), [{ level: 'ok' }])
  t.match(checkLimits(patient, 1_024), [{ level: 'warning', remedy: /LimitNOFILE=\d+/ }])
  t.match(checkConsole({}, join(temporaryFolder(), 'index.html')), [{ level: 'warning' }])
})
