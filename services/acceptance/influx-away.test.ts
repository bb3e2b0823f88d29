import mqtt from 'mqtt'
import t, { type Test } from 'tap'
import { askUntil } from '../../scripts/testing/ask-until.ts'
import { descriptorsOf, residentBytesOf } from '../../scripts/testing/process-figures.ts'
import { startRealServer } from '../../scripts/testing/real-server.ts'
import { needsMount, smallDisk } from '../../scripts/testing/small-disk.ts'
import { needs } from '../../scripts/testing/system-program.ts'
import { type Influxd, type InfluxdOptions, startInfluxd } from '../influx/testing/influxd.ts'
import { type Client, signIn } from './client.ts'

const OWNER = { username: 'owner', password: 'the-owner' }
const BATCH = 200
/** Tries that each left their lines behind would show after some hundred; the soak looks closer. */
const RESIDENT_GROWTH_MIB_MAX = 128

async function community(t: Test, options: InfluxdOptions = {}) {
  const influxd = await startInfluxd({ login: OWNER, ...options })
  t.teardown(() => influxd.stop())
  await influxd.run(`CREATE USER linli WITH PASSWORD 'right'`)
  await influxd.run('GRANT ALL ON linli TO linli')
  const server = await startRealServer({
    ...influxd.serverSettings,
    LINLI_INFLUX_USERNAME: 'linli',
    LINLI_INFLUX_PASSWORD: 'right',
    LINLI_INFLUX_LINGER_MS: '20',
    LINLI_INFLUX_TIMEOUT_MS: '200',
    LINLI_INFLUX_QUERY_TIMEOUT_MS: '200',
    LINLI_INFLUX_QUERIES: '2',
    LINLI_INFLUX_BACKOFF_MIN_MS: '5',
    LINLI_INFLUX_BACKOFF_MAX_MS: '10',
    LINLI_INFLUX_DEGRADED_RETRY_MS: '10',
    LINLI_SELF_REPORT_SECONDS: '0',
    LINLI_MQTT_MESSAGES_PER_SECOND: '100000',
  })
  t.teardown(() => server.stop())
  const client = await signIn(server)
  const feed = await client.feed()
  t.teardown(() => feed.close())
  const bin = await publisher(t, server.mqttPort, client, 'bin-1', 'smart-bin')
  return { influxd, server, client, feed, bin, ...flowOf(t, server.mqttPort, client, feed, bin) }
}

async function publisher(t: Test, port: number, client: Client, id: string, kind: string) {
  const password = await client.addDevice(id, kind)
  const device = await mqtt.connectAsync(`mqtt://127.0.0.1:${port}`, { username: id, clientId: id, password })
  t.teardown(() => device.endAsync())
  return (values: Record<string, unknown>) =>
    device.publishAsync(`community/demo/${kind}/${id}/telemetry`, JSON.stringify(values), { qos: 1 })
}

type Feed = Awaited<ReturnType<Client['feed']>>

/** What has to go on whatever InfluxDB does: readings are acknowledged, alerts are shown. */
function flowOf(
  t: Test,
  port: number,
  client: Client,
  feed: Feed,
  bin: (values: Record<string, unknown>) => Promise<unknown>,
) {
  let cameras = 0
  let sent = 0
  const start = Date.now() - 200_000
  return {
    /** Readings so far, all of them different. */
    sent: () => sent,
    async goesOn() {
      await Promise.all(
        Array.from({ length: BATCH }, () => bin({ ts: start + sent * 10, fillPercent: sent++ % 50 })),
      )
      const id = `camera-${++cameras}`
      const camera = await publisher(t, port, client, id, 'fire-lane-camera')
      await camera({ tampered: true })
      await feed.until(({ alert }) => alert.deviceId === id)
    },
  }
}

type Community = Awaited<ReturnType<typeof community>>

const totalOf = async (influxd: Influxd, field: string, measurement: string): Promise<number> =>
  Number((await influxd.rows(`SELECT COUNT(${field}) AS total FROM ${measurement}`))[0]?.total ?? 0)

/** All that was published is there, once. */
async function allThere(t: Test, { influxd, feed, sent }: Community, before = { readings: 0, alerts: 0 }) {
  const readings = () => totalOf(influxd, 'fillPercent', 'smart_bin')
  const alerts = () => totalOf(influxd, 'alert_id', 'alert_event')
  await askUntil(async () => (await readings()) >= sent() - before.readings)
  await askUntil(async () => (await alerts()) >= feed.events.length - before.alerts)
  t.equal(await readings(), sent() - before.readings)
  t.equal(await alerts(), feed.events.length - before.alerts)
}

/** `/readyz` says so, and that work can be given all the same. */
async function saysSo(t: Test, { client }: Community, reason: RegExp) {
  const readyz = () => client.call('GET', '/readyz')
  const reasonsOf = (body: unknown) => (body as { reasons: string[] }).reasons.join('\n')
  await askUntil(async () => reason.test(reasonsOf((await readyz()).body)))
  const { status, body } = await readyz()
  t.equal(status, 200)
  t.match(body, { ready: true })
}

const wellAgain = ({ client }: Community) =>
  askUntil(
    async () => ((await client.call('GET', '/readyz')).body as { reasons: string[] }).reasons.length === 0,
  )

/** While it tries this many more times, no socket is left over, and no memory. */
async function triesFlat(t: Test, { client, server }: Community, tries: number) {
  const retried = async () => {
    const { text } = await client.text('/metrics')
    return Number(/linli_influx_lines_total\{label="retried"\} (\d+)/.exec(text)?.[1] ?? 0)
  }
  const files = () => descriptorsOf(server.pid)
  const residentMib = () => residentBytesOf(server.pid) / 1_048_576
  const [from, before, residentBefore] = [await retried(), files(), residentMib()]
  await askUntil(async () => (await retried()) >= from + tries * BATCH)
  // Files come and go: the log's next part, a snapshot, connections of this test. One left by each try would show.
  t.ok(
    files() <= before + Math.max(3, tries / 2),
    `${files()} open files after ${tries} tries, ${before} before`,
  )
  const grownMib = residentMib() - residentBefore
  t.ok(grownMib < RESIDENT_GROWTH_MIB_MAX, `${Math.round(grownMib)} MiB more after ${tries} tries`)
}

t.test(
  'while InfluxDB is killed, hangs, refuses or lacks its database the flow goes on',
  needs('influxd'),
  async t => {
    const c = await community(t)
    const { influxd, client, goesOn } = c
    await goesOn()
    await allThere(t, c)

    await t.test('killed and started again', async t => {
      await influxd.kill()
      await goesOn()
      await saysSo(t, c, /InfluxDB.*ECONNREFUSED/)
      await triesFlat(t, c, 30)
      await influxd.restart()
      await allThere(t, c)
      await wellAgain(c)
    })

    await t.test('hung', async t => {
      await influxd.freeze()
      await goesOn()
      await saysSo(t, c, /InfluxDB.*no answer in time/)
      const asked = performance.now()
      const questions = Array.from({ length: 6 }, () => client.call('GET', '/api/devices/bin-1/readings'))
      for (const { status, body } of await Promise.all(questions))
        t.match({ status, body }, { status: 503, body: { code: 'HISTORY_UNAVAILABLE' } })
      t.comment(`six questions were answered after ${Math.round(performance.now() - asked)} ms`)
      await triesFlat(t, c, 5)
      influxd.thaw()
      await allThere(t, c)
      await wellAgain(c)
    })

    await t.test('a right that was revoked', async t => {
      await influxd.run('REVOKE ALL ON linli FROM linli')
      await goesOn()
      await saysSo(t, c, /InfluxDB.*403.*not authorized/)
      await triesFlat(t, c, 20)
      await influxd.run('GRANT ALL ON linli TO linli')
      await allThere(t, c)
      await wellAgain(c)
    })

    await t.test('a database that is missing and made later', async t => {
      const before = { readings: c.sent(), alerts: c.feed.events.length }
      await influxd.run('DROP DATABASE linli')
      await goesOn()
      await saysSo(t, c, /InfluxDB.*404.*database not found/)
      await triesFlat(t, c, 20)
      await influxd.run('CREATE DATABASE linli')
      // They went with it.
      await influxd.run('GRANT ALL ON linli TO linli')
      await allThere(t, c, before)
      await wellAgain(c)
    })

    t.equal(await c.server.stop(), 0)
  },
)

t.test(
  'while the disk of InfluxDB is full the flow goes on, and all is there when it has room',
  { ...needs('influxd'), ...needsMount() },
  async t => {
    const disk = smallDisk(4)
    t.teardown(() => disk.remove())
    const c = await community(t, { folder: disk.folder })
    await c.goesOn()
    await allThere(t, c)
    disk.leave(0)
    // What fits the last page of its log is still taken.
    for (let i = 0; i < 3; i += 1) await c.goesOn()
    await saysSo(t, c, /InfluxDB.*500.*no space left on device/)
    // It answers after more than a second; one socket left by each try would show after eight.
    await triesFlat(t, c, 8)
    // 1.x goes on failing when there is room again, until it is started anew.
    await c.influxd.kill()
    disk.makeRoom()
    await c.influxd.restart()
    await allThere(t, c)
    await wellAgain(c)
    t.equal(await c.server.stop(), 0)
  },
)
