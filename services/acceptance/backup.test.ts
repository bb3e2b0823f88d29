import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import t from 'tap'
import { askUntil } from '../../scripts/testing/ask-until.ts'
import { EVERYTHING_TOLD } from '../../scripts/testing/everything-told.ts'
import { startRealServer } from '../../scripts/testing/real-server.ts'
import { needs } from '../../scripts/testing/system-program.ts'
import type { WireBackupFacts } from '../api/wire/backup.ts'
import { type Influxd, startInfluxd } from '../influx/testing/influxd.ts'
import { temporaryFolder } from '../store/temporary.ts'
import { type Client, signIn } from './client.ts'
import { signInDevice } from './device.ts'
import { alertsAfter, allAlerts, allEvents, complaint, envOf, fillBins, linli } from './restored.ts'

const password = 'a-password-for-the-restore'

const settingsOf = (folder: string, influxd: Influxd) => ({
  ...EVERYTHING_TOLD,
  LINLI_DATA: folder,
  LINLI_ADMIN_PASSWORD: password,
  LINLI_GRACE_SECONDS: '0',
  ...influxd.serverSettings,
})

async function addBins(client: Client, count: number): Promise<Map<string, string>> {
  const tokens = new Map<string, string>()
  for (let i = 1; i <= count; i += 1) tokens.set(`bin-${i}`, await client.addDevice(`bin-${i}`, 'smart-bin'))
  return tokens
}

/** Whole seconds in which there is surely time for what is done here, however busy the machine is. */
async function longerThan(act: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await act()
  return Math.max(6, Math.ceil((4 * (performance.now() - startedAt)) / 1_000)) * 1_000
}

const influxCursorIn = (file: string): number => {
  const db = new DatabaseSync(file, { readOnly: true })
  try {
    return Number(db.prepare("SELECT seq FROM log_place WHERE name = 'influx'").get()?.seq)
  } finally {
    db.close()
  }
}

t.test(
  'a backup taken under load comes back in an empty folder: alerts, cursors, timers and tokens as they stood',
  needs('influxd'),
  async t => {
    const [folder, backups, empty] = [temporaryFolder(), temporaryFolder(), join(temporaryFolder(), 'empty')]
    const influxd = await startInfluxd()
    t.teardown(() => influxd.stop())
    const first = await startRealServer(settingsOf(folder, influxd))
    const before = await signIn({ ...first, password })
    const tokens = await addBins(before, 3)
    const laneToken = await before.addDevice('lane', 'fire-lane-camera')
    const feed = await before.feed()
    const load = await fillBins(first, tokens)
    await feed.until(({ event }) => event.type === 'cleared')
    const earlyCursor = feed.cursor
    const earlySeq = feed.events.at(-1)?.seq ?? 0
    await askUntil(async () => (await influxd.rows('SELECT alert_id FROM alert_event')).length > 0)

    // A part of the timer's time passes here, the rest after the restore.
    const trialBackup = () =>
      linli(envOf({ ...first, password }), 'backup', join(temporaryFolder(), 'trial.db'))
    const lowAfterMs = await longerThan(trialBackup)
    await before.call('PUT', '/api/rules/fire-lane-blocked', {
      overrides: [{ scope: {}, settings: { lowForMs: lowAfterMs } }],
    })
    const lane = await signInDevice(first, 'lane', laneToken)
    const ts = Date.now()
    const blocked = JSON.stringify({ ts, vehicleCount: 1 })
    await lane.publishAsync('community/demo/fire-lane-camera/lane/telemetry', blocked, { qos: 1 })
    const file = join(backups, 'linli.db')
    const facts = (await linli(envOf({ ...first, password }), 'backup', file)) as WireBackupFacts
    const { seq: lastSeen } = feed.events.at(-1) ?? { seq: 0 }
    await feed.until(({ seq, event }) => seq > Math.max(facts.head, lastSeen) && event.type === 'raised')
    const lateCursor = feed.cursor
    await load.stop()
    feed.close()
    const truth = await allEvents(before)
    t.equal(await first.stop(), 0)

    t.same(readdirSync(backups), ['linli.db'])
    t.equal(statSync(file).mode & 0o777, 0o600)
    const kept = truth.filter(({ seq }) => seq <= facts.head)
    t.comment(`${facts.bytes} bytes, log up to ${facts.head}, ${kept.length} of ${truth.length} alert events`)
    t.ok(kept.length > 10 && kept.length < truth.length, 'it was taken in the middle of the load')
    t.match(await linli({}, 'restore', file, '--data', empty), { facts: { head: facts.head } })
    const pumped = influxCursorIn(join(empty, 'linli.db'))
    t.ok(pumped > 0 && pumped <= facts.head, 'the place of the InfluxDB pump is in it')
    const fresh = await startInfluxd()
    t.teardown(() => fresh.stop())

    const second = await startRealServer(settingsOf(empty, fresh))
    t.teardown(() => second.stop())
    const after = await signIn({ ...second, password })
    const listed = await allAlerts(after)
    const restored = await allEvents(after)
    t.same(
      restored.filter(({ seq }) => seq <= facts.head),
      kept,
      'the same alert events',
    )
    // What an event changed between the two requests is compared no further.
    const still = [...alertsAfter(restored)].filter(
      ([id, { updatedAt }]) => listed.get(id)?.updatedAt === updatedAt,
    )
    t.ok(still.length > 10)
    t.same(
      still.map(([id]) => listed.get(id)),
      still.map(([, alert]) => alert),
      'the same alerts',
    )
    t.same(
      [...listed.keys()].filter(id => !alertsAfter(restored).has(id)),
      [],
    )

    const resumed = await after.feed(earlyCursor)
    t.teardown(() => resumed.close())
    const fired = await resumed.until(({ alert }) => alert.rule === 'fire-lane-blocked')
    t.equal(Date.parse(fired.alert.raisedAt), ts + lowAfterMs, 'the timer fires at its original time')
    t.ok(fired.seq > facts.head)
    t.same(
      resumed.events.filter(({ seq }) => seq <= facts.head).map(({ seq }) => seq),
      kept.filter(({ seq }) => seq > earlySeq).map(({ seq }) => seq),
      'who was cut off before the backup misses and repeats nothing',
    )
    t.match(await after.call('GET', `/api/events?after=${lateCursor}`), {
      status: 410,
      body: { code: 'CURSOR_TOO_OLD' },
    })

    const bin = await signInDevice(second, 'bin-1', tokens.get('bin-1') ?? '')
    await bin.publishAsync('community/demo/smart-bin/bin-1/telemetry', '{"fillPercent":50}', { qos: 1 })
    await bin.endAsync()
    const due = (await allEvents(after)).filter(({ seq, alert }) => seq > pumped && alert.site === 'demo')
    const inInflux = () => fresh.rows("SELECT alert_id, event FROM alert_event WHERE site = 'demo'")
    await askUntil(async () => (await inInflux()).length >= due.length)
    t.same(
      (await inInflux()).map(row => `${row.alert_id} ${row.event}`).sort(),
      due.map(({ event }) => `${event.alertId} ${event.type}`).sort(),
      'InfluxDB gets what came after the pump’s place, each once',
    )
  },
)

t.test('a backup goes back into the running server, which starts again with it', async t => {
  const [folder, backups] = [temporaryFolder(), temporaryFolder()]
  // Parts of the least size, so that there are many.
  const parts = { LINLI_HTTP_BODY_BYTES: '16384' }
  const server = await startRealServer({
    ...EVERYTHING_TOLD,
    ...parts,
    LINLI_DATA: folder,
    LINLI_ADMIN_PASSWORD: password,
  })
  t.teardown(() => server.stop())
  const env = envOf({ ...server, password })
  const before = await signIn({ ...server, password })
  const tokens = await addBins(before, 1)
  const feed = await before.feed()
  const load = await fillBins(server, tokens)
  await feed.until(({ event }) => event.type === 'raised')
  const earlyCursor = feed.cursor
  const file = join(backups, 'linli.db')
  const facts = (await linli(env, 'backup', file)) as WireBackupFacts
  await load.stop()
  await before.addDevice('bin-9', 'smart-bin')
  const truth = (await allEvents(before, earlyCursor)).filter(({ seq }) => seq <= facts.head)
  const late = (await before.call('GET', '/api/alerts')).body as { feedCursor: string }

  t.match(await complaint(env, 'backup', file), 'is there already')
  t.match(await complaint(env, 'restore', file), 'add --replace')
  t.match(await complaint(env, 'restore', 'package.json', '--replace'), /^RESTORE_NO_DATABASE/)
  t.match(await complaint({}, 'restore', file, '--data', folder), /^DATA_IN_USE/)
  t.equal((await before.call('GET', '/api/devices/bin-9')).status, 200, 'nothing changed so far')
  t.match(await linli(env, 'restore', file, '--replace'), { head: facts.head })

  t.equal((await before.call('GET', '/api/me')).status, 401, 'every session ended')
  const after = await signIn({ ...server, password })
  t.equal((await after.call('GET', '/api/devices/bin-9')).status, 404)
  t.same(
    (await allEvents(after, earlyCursor)).filter(({ seq }) => seq <= facts.head),
    truth,
  )
  t.equal((await after.call('GET', `/api/events?after=${late.feedCursor}`)).status, 410)
  const bin = await signInDevice(server, 'bin-1', tokens.get('bin-1') ?? '')
  await bin.publishAsync('community/demo/smart-bin/bin-1/telemetry', '{"fillPercent":5}', { qos: 1 })
  await bin.endAsync()

  const settings = {
    LINLI_DATA: folder,
    LINLI_HTTP_HOST: '127.0.0.1',
    LINLI_MQTT_HOST: '127.0.0.1',
    LINLI_HTTP_PORT: String(server.httpPort),
    LINLI_MQTT_PORT: String(server.mqttPort),
    LINLI_BACKUP_ROOM_MIB: '0',
  }
  const says = JSON.stringify(await linli(settings, 'doctor'))
  t.match(says, '"healthy":true')
  t.match(says, `LINLI_MQTT_PORT: ${server.mqttPort} is in use, and Linli is running`)
  t.match(says, 'agrees with the running server')
  t.match(says, /leads to the same \d+ open alerts|the server goes on meanwhile/)

  const [aside = ''] = readdirSync(folder).filter(name => name.startsWith('replaced-'))
  const old = new DatabaseSync(join(folder, aside, 'linli.db'), { readOnly: true })
  t.equal(
    old.prepare("SELECT count(*) AS n FROM device WHERE id = 'bin-9'").get()?.n,
    1,
    'it lies aside, whole',
  )
  old.close()
  t.equal(await server.stop(), 0)
})
