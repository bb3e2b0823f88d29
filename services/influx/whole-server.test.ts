import mqtt from 'mqtt'
import t from 'tap'
import { startRealServer } from '../../scripts/testing/real-server.ts'
import { needs } from '../../scripts/testing/system-program.ts'
import { signIn } from '../acceptance/client.ts'
import { type Influxd, startInfluxd } from './testing/influxd.ts'

/** Asks until the answer is right; the test's own timeout ends it where it never is. */
async function counted(influxd: Influxd, statement: string, expected: number): Promise<void> {
  while (true) {
    const [row] = await influxd.rows(statement)
    if (Number(row?.total ?? 0) >= expected) return
  }
}

t.test(
  'what devices publish is in InfluxDB once, with its alerts, and read from there',
  needs('influxd'),
  async t => {
    const influxd = await startInfluxd()
    t.teardown(() => influxd.stop())
    const server = await startRealServer({
      ...influxd.serverSettings,
      LINLI_INFLUX_LINGER_MS: '0',
    })
    t.teardown(() => server.stop())
    const client = await signIn(server)
    const feed = await client.feed()
    t.teardown(() => feed.close())
    const password = await client.addDevice('bin-1', 'smart-bin', { model: 'B 240' })
    const bin = await mqtt.connectAsync(`mqtt://127.0.0.1:${server.mqttPort}`, {
      username: 'bin-1',
      clientId: 'bin-1',
      password,
    })
    t.teardown(() => bin.endAsync())

    const start = Date.now() - 60_000
    const telemetry = Array.from({ length: 50 }, (_, i) => ({
      ts: start + i * 1_000,
      fillPercent: i < 48 ? 57 : 95,
    }))
    for (const reading of telemetry.flatMap(reading => [reading, reading]))
      await bin.publishAsync('community/demo/smart-bin/bin-1/telemetry', JSON.stringify(reading), { qos: 1 })
    await influxd.kill()
    await bin.publishAsync('community/demo/smart-bin/bin-1/telemetry', '{"fillPercent":58}', { qos: 1 })
    await feed.until(({ event }) => event.type === 'cleared')
    await influxd.restart()
    await counted(influxd, 'SELECT COUNT(fillPercent) AS total FROM smart_bin', 51)
    await counted(influxd, 'SELECT COUNT(alert_id) AS total FROM alert_event', feed.events.length)

    const history = await client.call('GET', '/api/devices/bin-1/readings?metric=fillPercent')
    t.equal((history.body as { points: unknown[] }).points.length, 51)
    t.equal(await server.stop(), 0)
    const rows = await influxd.rows('SELECT alert_id, event FROM alert_event')
    t.strictSame(
      rows.map(row => `${row.alert_id} ${row.event}`),
      feed.events.map(({ event }) => `${event.alertId} ${event.type}`),
    )
    t.ok(rows.length >= 3, 'raised, severity changed, cleared')
    const [readings] = await influxd.rows('SELECT COUNT(fillPercent) AS total FROM smart_bin')
    t.equal(readings?.total, 51, 'the ones that came twice are there once')
  },
)
