import sparkplugPayload from 'sparkplug-payload'
import t, { type Test } from 'tap'
import { askUntil } from '../../scripts/testing/ask-until.ts'
import { type RealServer, startRealServer } from '../../scripts/testing/real-server.ts'
import type { WireOrder, WireOrderList } from '../api/wire/order.ts'
import { temporaryFolder } from '../store/temporary.ts'
import { type Client, signIn } from './client.ts'
import { signInDevice } from './device.ts'
import { listening } from './listening.ts'

const PASSWORD = 'a-password-for-sources'
const SOCKET = { orders: 'cut-off:state=OFF, restore:state=ON' }
const encoder = sparkplugPayload.get('spBv1.0')

interface Begun {
  readonly server: RealServer
  readonly client: Client
  kill(): Promise<void>
}

async function begin(t: Test, folder: string): Promise<Begun> {
  const server = await startRealServer({ LINLI_DATA: folder, LINLI_ADMIN_PASSWORD: PASSWORD })
  t.teardown(() => server.stop())
  const client = await signIn({ ...server, password: PASSWORD })
  const kill = async () => {
    process.kill(server.pid, 'SIGKILL')
    await server.ended
  }
  return { server, client, kill }
}

async function setUp(
  client: Client,
  format: string,
  filters: readonly string[],
  device: object,
  settings = {},
) {
  const token = await client.addDevice('gw-1', 'gateway')
  const source = { site: 'demo', name: 'Yard', via: { gateway: 'gw-1' }, format, filters, settings }
  await client.call('PUT', '/api/sources/yard', source)
  const put = await client.call('PUT', '/api/devices/x-1', {
    ...{ site: 'demo', zone: 'east', name: 'X', ...device },
  })
  if (put.status !== 200) throw new Error(JSON.stringify(put.body))
  return token
}

const lastOrder = async (client: Client) =>
  ((await client.call('GET', '/api/devices/x-1/orders')).body as { orders: WireOrder[] }).orders[0]
const value = async (client: Client, metric: string) =>
  ((await client.call('GET', '/api/devices/x-1')).body as { values: Record<string, unknown> }).values[metric]

t.test(
  'a socket on a Zigbee stick is cut off, waits while the stick is away, and its state answers',
  async t => {
    const { server, client } = await begin(t, temporaryFolder())
    const origin = { source: 'yard', address: 'yard/socket' }
    const token = await setUp(
      client,
      'zigbee2mqtt',
      ['zigbee2mqtt/#'],
      { kind: 'ev-charger', origin },
      SOCKET,
    )
    const give = (name: string) => client.call('POST', '/api/devices/x-1/orders', { name, confirm: true })
    t.match((await give('unlock')).body, { code: 'ORDER_NOT_KNOWN_TO_MODEL' })
    const listed = (await client.call('GET', '/api/devices/x-1/orders')).body as WireOrderList
    t.equal(listed.unfit.unlock, 'order-not-known-to-model')
    t.notOk('cut-off' in listed.unfit, 'what it has words for is offered')
    t.match((await give('cut-off')).body, { state: 'queued' })

    const stick = await signInDevice(server, 'gw-1', token)
    t.teardown(() => stick.endAsync(true))
    const { next } = await listening(stick, 'zigbee2mqtt/+/+/set')
    t.same((await next()).map(String), ['zigbee2mqtt/yard/socket/set', '{"state":"OFF"}'])
    const says = (state: string) =>
      stick.publishAsync('zigbee2mqtt/yard/socket', JSON.stringify({ state, power: 0 }), { qos: 1 })
    await says('ON')
    t.equal((await lastOrder(client))?.state, 'sent')
    await says('OFF')
    const order = await askUntil(
      () => lastOrder(client),
      said => said?.state !== 'sent',
    )
    t.match(order, { state: 'done', transport: 'source', said: '{"state":"OFF"}' })
  },
)

t.test('after a restart an edge node is asked once to be born again, and is understood', async t => {
  const folder = temporaryFolder()
  const first = await begin(t, folder)
  const origin = { source: 'yard', address: 'g/edge-1/bin' }
  const token = await setUp(first.client, 'sparkplug-b', ['spBv1.0/#'], { kind: 'smart-bin', origin })
  await first.kill()
  const { server, client } = await begin(t, folder)
  const edge = await signInDevice(server, 'gw-1', token)
  t.teardown(() => edge.endAsync(true))
  const { next, heard } = await listening(edge, 'spBv1.0/g/NCMD/edge-1/#')
  let seq = 40
  const says = (type: string, metrics: readonly object[], at = seq++) =>
    edge.publishAsync(
      `spBv1.0/g/${type}`,
      encoder?.encodePayload({ timestamp: Date.now(), seq: at, metrics } as never) as Buffer,
      { qos: 1 },
    )
  const level = (value: number) => ({ alias: 9, type: 'Float', value })
  for (const fill of [10, 20]) await says('DDATA/edge-1/bin', [level(fill)])
  const [topic, payload] = await next()
  t.equal(topic, 'spBv1.0/g/NCMD/edge-1')
  t.match(encoder?.decodePayload(payload), {
    metrics: [{ name: 'Node Control/Rebirth', type: 'Boolean', value: true }],
  })
  await says('NBIRTH/edge-1', [{ name: 'bdSeq', type: 'UInt64', value: 1 }], 0)
  await says('DBIRTH/edge-1/bin', [{ ...level(30), name: 'fillPercent' }], 1)
  await says('DDATA/edge-1/bin', [level(55)], 2)
  t.equal(await value(client, 'fillPercent'), 55)
  t.same(heard, [], 'asked once')
})

t.test('after a restart a sender at the own door is asked to announce itself again', async t => {
  const folder = temporaryFolder()
  const first = await begin(t, folder)
  const origin = { source: 'yard', address: 'plug-1', codec: 'home-assistant' }
  const filters = ['homeassistant/+/+/config', 'tele/#']
  const token = await setUp(first.client, 'home-assistant', filters, { kind: 'ev-charger', origin })
  await first.kill()
  const { server, client } = await begin(t, folder)
  const plug = await signInDevice(server, 'gw-1', token)
  t.teardown(() => plug.endAsync(true))
  const { next } = await listening(plug, 'homeassistant/status')
  t.same((await next()).map(String), ['homeassistant/status', 'online'])
  const config = {
    ...{ state_topic: 'tele/plug-1', device_class: 'power', unit_of_measurement: 'W' },
    device: { identifiers: ['plug-1'] },
  }
  await plug.publishAsync('homeassistant/sensor/plug-1/config', JSON.stringify(config), { qos: 1 })
  await plug.publishAsync('tele/plug-1', '42', { qos: 1 })
  t.equal(await value(client, 'powerW'), 42)
})
