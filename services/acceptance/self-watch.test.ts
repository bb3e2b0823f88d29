import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import t, { type Test } from 'tap'
import { askUntil } from '../../scripts/testing/ask-until.ts'
import { startRealServer } from '../../scripts/testing/real-server.ts'
import { needs } from '../../scripts/testing/system-program.ts'
import type { WireHealth } from '../api/wire/health.ts'
import { startInfluxd } from '../influx/testing/influxd.ts'
import { temporaryFolder } from '../store/temporary.ts'
import { type Client, signIn } from './client.ts'

const EVERY_SECOND = { LINLI_SELF_REPORT_SECONDS: '1', LINLI_HEARTBEAT_SECONDS: '1' }

const codesOf = async (client: Client): Promise<string[]> => {
  const { body } = await client.call('GET', '/api/health')
  return (body as WireHealth).problems.map(({ code }) => code)
}
async function counted(client: Client, line: string): Promise<number> {
  const { text } = await client.text('/metrics')
  return Number(
    text
      .split('\n')
      .find(one => one.startsWith(line))
      ?.split(' ')[1] ?? 0,
  )
}

/** Somebody outside who listens for the heartbeat. */
async function listener(t: Test) {
  const beats: string[] = []
  const server = createServer((request, reply) => {
    beats.push(request.url ?? '')
    reply.end('OK')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/ping/token`, beats, beat: () => once(server, 'request') }
}

t.test('a server whose journal fails says so, and its heart stops until the journal is back', async t => {
  const folder = temporaryFolder()
  const { url, beats, beat } = await listener(t)
  const password = 'a-password-for-the-heart'
  const server = await startRealServer({
    ...EVERY_SECOND,
    LINLI_HEARTBEAT_URL: url,
    LINLI_DATA: folder,
    LINLI_ADMIN_PASSWORD: password,
    LINLI_DATA_LOCK_WAIT_MS: '0',
  })
  t.teardown(() => server.stop())
  await beat()
  const client = await signIn({ ...server, password })
  await askUntil(async () => (await codesOf(client)).length === 0)

  const other = new DatabaseSync(join(folder, 'linli.db'))
  t.teardown(() => other.close())
  other.exec('BEGIN IMMEDIATE')
  await askUntil(async () => (await codesOf(client)).includes('journal-unavailable'))
  const unready = await client.call('GET', '/readyz')
  t.equal(unready.status, 503)
  t.match(unready.body, { ready: false, problems: [{ code: 'journal-unavailable' }] })
  const withheld = 'linli_heartbeats_total{label="withheld"}'
  await askUntil(async () => (await counted(client, withheld)) > 0)
  const before = beats.length
  await askUntil(async () => (await counted(client, withheld)) > 2)
  t.equal(beats.length, before, 'not one while nothing can be stored')

  other.exec('ROLLBACK')
  await beat()
  await askUntil(async () => (await codesOf(client)).length === 0)
  t.notMatch(server.log.join('\n'), '/ping/token', 'the address is a secret')
})

t.test(
  'InfluxDB away becomes an alert of the server’s own, and ends when it is back',
  needs('influxd'),
  async t => {
    const influxd = await startInfluxd()
    t.teardown(() => influxd.stop())
    const server = await startRealServer({
      ...EVERY_SECOND,
      ...influxd.serverSettings,
      LINLI_INFLUX_BACKOFF_MIN_MS: '100',
      LINLI_INFLUX_BACKOFF_MAX_MS: '200',
    })
    t.teardown(() => server.stop())
    const client = await signIn(server)
    const feed = await client.feed()
    t.teardown(() => feed.close())
    await client.call('PUT', '/api/rules/influx-behind', {
      overrides: [{ scope: {}, settings: { mediumS: 2, deadbandS: 1 } }],
    })
    await influxd.kill()
    const raised = await feed.until(({ alert }) => alert.rule === 'influx-behind')
    t.match(raised.alert, { deviceId: 'linli', deviceKind: 'server', severity: 'medium', site: 'linli' })
    t.match((await client.call('GET', '/api/health')).body, {
      problems: [{ code: 'influx-behind', title: raised.alert.title, alertId: raised.alert.id }],
    })
    t.match((await client.call('GET', '/readyz')).body, {
      ready: true,
      problems: [{ code: 'influx-behind' }],
    })
    await influxd.restart()
    await feed.until(({ alert, event }) => alert.rule === 'influx-behind' && event.type === 'cleared')
    await askUntil(async () => (await codesOf(client)).length === 0)
  },
)

t.test(
  'an id that a device of another kind has stays with it, and the server says that it is blind',
  async t => {
    const folder = temporaryFolder()
    const password = 'a-password-for-both'
    const settings = { LINLI_DATA: folder, LINLI_ADMIN_PASSWORD: password }
    const first = await startRealServer({ ...settings, LINLI_SELF_REPORT_SECONDS: '0' })
    const before = await signIn({ ...first, password })
    t.match(
      (await before.call('GET', '/api/devices')).body,
      { devices: [] },
      'it does not report about itself',
    )
    await before.addDevice('linli', 'smart-bin')
    await first.stop()

    const second = await startRealServer(settings)
    t.teardown(() => second.stop())
    const after = await signIn({ ...second, password })
    t.same(await codesOf(after), ['self-watch-off'])
    t.match((await after.call('GET', '/api/devices/linli')).body, { kind: 'smart-bin' })
    t.match(second.log.join('\n'), /LINLI_SELF_ID/)
  },
)
