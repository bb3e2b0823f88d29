import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import t from 'tap'
import { askUntil } from '../scripts/testing/ask-until.ts'
import { ApiClient } from './api/client.ts'
import type { Io } from './commands/command.ts'
import { commands } from './commands/commands.ts'
import type { Raw } from './commands/options.ts'
import { countedKinds } from './commands/run-options.ts'
import { startServer } from './demo/server.ts'
import { Fleet } from './transport/fleet.ts'

const root = resolve(import.meta.dirname, '..')
const folder = t.testdir()
const PASSWORD = 'a-password-of-a-test'

const server = await startServer({
  root,
  data: join(folder, 'server'),
  password: PASSWORD,
  httpPort: 0,
  mqttPort: 0,
  settings: { LINLI_CLOCK: 'events', LINLI_MQTT_MESSAGES_PER_SECOND: '100000' },
  onExit: what => t.fail(what),
})
t.teardown(() => server.stop())

/** Runs a command of the simulator in this process; answers its status and what it said. */
async function perform(name: string, raw: Raw): Promise<{ status: number; said: string; warned: string }> {
  const said: string[] = []
  const warned: string[] = []
  const io: Io = {
    environment: { LINLI_ADMIN_PASSWORD: PASSWORD },
    print: line => said.push(line),
    warn: line => warned.push(line),
    signal: new AbortController().signal,
  }
  const common = { api: server.http, mqtt: server.mqtt, tokens: join(folder, 'tokens.json') }
  const command = commands.find(one => one.name === name)
  const status = (await command?.run({ ...common, ...raw }, io)) ?? -1
  return { status, said: said.join('\n'), warned: warned.join('\n') }
}

/** An hour each, one after the other: the server's time goes one way. */
const story = (scenario: string, hour: number, more: Raw = {}): Raw => ({
  scenario,
  site: scenario,
  seed: '42',
  factor: 'max',
  duration: '1h',
  start: new Date(Date.UTC(2026, 5, 1, hour)).toISOString(),
  truth: join(folder, `${scenario}.ndjson`),
  ...Object.fromEntries(countedKinds.map(({ option }) => [option, '0'])),
  ...more,
})

t.test('falls, an SOS and ill people are all found by the real server, and nobody who was well', async t => {
  const ran = await perform('run', story('fall-and-sos', 1, { wristbands: '6' }))
  t.match(ran.said, /seed 42/)
  t.match(ran.said, /messages acknowledged, 0 lost/)
  t.equal(ran.warned, '')
  const compared = await perform('compare', { truth: join(folder, 'fall-and-sos.ndjson') })
  t.equal(compared.status, 0, compared.said)
  t.match(compared.said, /sos +2 +0/)
  t.match(compared.said, /\n0 false alerts/)
})

t.test('one gateway speaks for all, loses its uplink, and its silence is found', async t => {
  const ran = await perform('run', story('gateway-outage', 3, { bins: '2', chargers: '1', gateway: true }))
  t.match(ran.said, /\n1 connected/)
  const compared = await perform('compare', { truth: join(folder, 'gateway-outage.ndjson'), json: true })
  t.equal(compared.status, 0, compared.said)
  t.match(JSON.parse(compared.said), {
    happenings: [{ what: 'device-dead' }, { what: 'gateway-outage', found: 1 }],
  })
})

t.test('a comparison with what did not happen there fails, and says what was missed', async t => {
  const lie = join(folder, 'lie.ndjson')
  const at = '2026-06-01T01:10:00.000Z'
  const lines = [
    {
      world: { seed: 1, site: 'fall-and-sos', start: at, end: '2026-06-01T01:50:00.000Z', reportEveryMs: {} },
    },
    { what: 'sos', deviceId: 'fall-and-sos-band-99', from: at, to: '2026-06-01T01:11:00.000Z' },
  ]
  writeFileSync(lie, lines.map(line => `${JSON.stringify(line)}\n`).join(''))
  const compared = await perform('compare', { truth: lie })
  t.equal(compared.status, 1)
  t.match(compared.said, /missed: sos on fall-and-sos-band-99/)
})

t.test('a run with faults loses none of the happenings that devices say twice', async t => {
  const faults = 'drop=0.02,repeat=0.05,reorder=0.02,garbage=0.02'
  const ran = await perform('run', story('flood', 5, { chargers: '3', cameras: '2', faults }))
  t.match(ran.said, /faults: .*repeat \d+/)
  const compared = await perform('compare', { truth: join(folder, 'flood.ndjson') })
  t.equal(compared.status, 0, compared.said)
})

t.test('tokens are kept for the next run, where only their owner reads them', async t => {
  const file = join(folder, 'tokens.json')
  t.equal(statSync(file).mode & 0o777, 0o600)
  const before = readFileSync(file, 'utf8')
  const ran = await perform(
    'run',
    story('calm-day', 7, { site: 'fall-and-sos', wristbands: '6', duration: '10s' }),
  )
  t.match(ran.said, /6 connected/)
  t.equal(readFileSync(file, 'utf8'), before, 'no new ones were made')
  await perform('run', story('calm-day', 8, { site: 'other', wristbands: '1', duration: '10s' }))
  t.not(readFileSync(file, 'utf8'), before, 'a new device has a new one')
})

t.test(
  'a device whose link is cut leaves its last will behind, and is online again when it is back',
  async t => {
    const api = await ApiClient.signIn(server.http, { username: 'admin', password: PASSWORD })
    const device = { id: 'lonely', kind: 'smart-bin', site: 'links', zone: 'z', name: 'n' }
    await api.saveDevice(device.id, {
      kind: device.kind,
      site: device.site,
      zone: device.zone,
      name: device.name,
    })
    const tokens = new Map([[device.id, await api.newToken(device.id)]])
    const onError = (id: string, error: Error) => t.fail(`${id}: ${error.message}`)
    const fleet = await Fleet.connect({ url: server.mqtt, devices: [device], tokens, onError })
    const becomes = async (online: boolean) => {
      await askUntil(async () => (await api.devices()).find(({ id }) => id === device.id)?.online === online)
      return true
    }
    t.ok(await becomes(true), 'connected')
    await fleet.link(device.id, false)
    t.ok(await becomes(false), 'cut')
    t.equal(await fleet.publish(device.id, '{}'), false, 'nobody hears it')
    await fleet.link(device.id, true)
    t.ok(await becomes(true), 'back')
    t.equal(await fleet.publish(device.id, '{"fillPercent":1}'), true)
    await fleet.close()
    t.ok(await becomes(false), 'gone with a goodbye')
  },
)

t.test('a device with a wrong token is refused, and told by name', async t => {
  const devices = [{ id: 'lonely', kind: 'smart-bin', site: 'links' }]
  const tokens = new Map([['lonely', 'not-its-token']])
  await t.rejects(
    Fleet.connect({ url: server.mqtt, devices, tokens, onError: () => undefined }),
    /lonely cannot connect to mqtt:.*refused.*--new-tokens/,
  )
})

t.test('a recorded series is replayed with its own stamps, and its alerts are listed', async t => {
  const hours = ['60', '25', '24', '24', '130', '131']
  const start = Date.UTC(2026, 5, 2)
  const rows = hours.map((height, hour) => `${start + hour * 3_600_000},GLASS1,${height},3600,255,1`)
  const file = join(folder, 'glass.csv')
  writeFileSync(file, `ts_ms,deveui,height_cm,voltage_mv,temperature_c,tilt_deg\n${rows.join('\n')}\n`)
  const replayed = await perform('replay', {
    file: [file],
    map: join(root, 'devices-sim/examples/bins-lorawan.yaml'),
    report: true,
  })
  t.match(replayed.said, /6 acknowledged, 0 lost/)
  t.match(replayed.said, /GLASS1 {2}bin-full +1: 1 high/)
  t.match(replayed.said, /2026-06-02T01:00:00\.000Z → 2026-06-02T05:00:00\.000Z {2}high/)
})

t.test(
  'the demo shows trouble of five kinds within 90 s, somebody in a lift among it, the first of it within five',
  async t => {
    const many = { bins: '6', cameras: '4', chargers: '4', wristbands: '6', lifts: '3' }
    const start = Date.UTC(2026, 5, 3, 9)
    const times = { start: new Date(start).toISOString(), duration: '90s', 'report-every': '5s' }
    await perform('run', story('demo', 0, { ...many, ...times }))
    const api = await ApiClient.signIn(server.http, { username: 'admin', password: PASSWORD })
    const raised = (await api.alerts('demo')).map(({ rule, raisedAt }) => ({
      rule,
      ms: Date.parse(raisedAt) - start,
    }))
    const expected = [
      'sos',
      'bin-full',
      'fall',
      'charger-fault',
      'bin-fire',
      'lift-trapped',
      'fire-lane-blocked',
    ]
    for (const rule of expected) {
      t.ok(
        raised.some(alert => alert.rule === rule && alert.ms <= 90_000),
        rule,
      )
    }
    t.ok(Math.min(...raised.map(({ ms }) => ms)) <= 5_000, 'the list comes alive at once')
  },
)

t.test('a list of alerts says whose it is, and where else to look when it is empty', async t => {
  const some = await perform('alerts', { site: 'fall-and-sos' })
  t.match(some.said, /^site fall-and-sos: [1-9]\d* alerts\n/)
  t.notMatch(some.said, '--site')
  const api = await ApiClient.signIn(server.http, { username: 'admin', password: PASSWORD })
  await api.saveDevice('lamp-1', { kind: 'smart-bin', site: 'quiet', zone: 'gate', name: 'Bin' })
  const none = await perform('alerts', { site: 'quiet' })
  t.match(none.said, /^site quiet: 0 alerts\n.*--site/)
  await t.rejects(perform('alerts', { site: 'elsewhere' }), /SITE_NOT_FOUND .*elsewhere: .*--site/)
})

t.test('a wrong password is told as such', async t => {
  const file = join(folder, 'wrong')
  writeFileSync(file, 'wrong\n')
  await t.rejects(perform('alerts', { 'password-file': file }), /401 SIGN_IN_FAILED/)
})

t.test('a server that is not there is told as such', async t => {
  await t.rejects(perform('alerts', { api: 'http://localhost:1' }), /http:\/\/localhost:1 does not answer/)
})
