import type { MqttClient } from 'mqtt'
import sparkplugPayload from 'sparkplug-payload'
import t from 'tap'
import { askUntil } from '../../scripts/testing/ask-until.ts'
import { startRealServer } from '../../scripts/testing/real-server.ts'
import type { WireOrder } from '../api/wire/order.ts'
import { type Client, signIn } from './client.ts'
import { signInDevice } from './device.ts'
import { listening } from './listening.ts'

const encoder = sparkplugPayload.get('spBv1.0')
const EUI = '24e124abcdef0001'

const server = await startRealServer()
t.teardown(() => server.stop())
const client = await signIn(server)
const gateway = await signInDevice(server, 'gw-1', await client.addDevice('gw-1', 'gateway'))
t.teardown(() => gateway.endAsync(true))

/** A source at the gateway's account, and one device behind it. */
async function withDevice(
  format: string,
  filters: readonly string[],
  kind: string,
  origin: object,
  settings = {},
) {
  const id = `x-${format}`
  const source = { site: 'demo', name: format, via: { gateway: 'gw-1' }, format, filters, settings }
  const device = { kind, site: 'demo', zone: 'east', name: id, origin: { source: format, ...origin } }
  for (const [path, body] of [
    [`/api/sources/${format}`, source],
    [`/api/devices/${id}`, device],
  ] as const) {
    const put = await client.call('PUT', path, body)
    if (put.status >= 300) throw new Error(JSON.stringify(put.body))
  }
  const give = async (name: string, parameters = {}) =>
    (await client.call('POST', `/api/devices/${id}/orders`, { name, parameters, confirm: true }))
      .body as WireOrder
  return { id, give, over: (order: WireOrder) => overOf(client, id, order.id) }
}

function overOf(client: Client, device: string, id: string): Promise<WireOrder | undefined> {
  const look = async () => {
    const { orders } = (await client.call('GET', `/api/devices/${device}/orders`)).body as {
      orders: WireOrder[]
    }
    return orders.find(order => order.id === id)
  }
  return askUntil(look, order => order?.endedAt !== undefined)
}

const says = (topic: string, body: unknown, of: MqttClient = gateway) =>
  of.publishAsync(topic, typeof body === 'string' ? body : JSON.stringify(body), { qos: 1 })

t.test('The Things Stack is told with its device’s first message, and answers by our own id', async t => {
  const bin = await withDevice('the-things-stack', ['v3/#'], 'smart-bin', {
    address: EUI,
    codec: 'milesight',
  })
  const { next } = await listening(gateway, 'v3/+/devices/+/down/push')
  const given = await bin.give('restart')
  t.match(given, { state: 'queued' }, 'nobody knows where it hears')
  const end_device_ids = { device_id: 'bin-3', dev_eui: EUI }
  await says('v3/a@t/devices/bin-3/up', {
    end_device_ids,
    uplink_message: { f_port: 85, frm_payload: 'AXVh' },
  })
  const [topic, payload] = await next()
  t.equal(topic, 'v3/a@t/devices/bin-3/down/push')
  const correlation_ids = [`linli:order:${given.id}`]
  t.match(JSON.parse(String(payload)), {
    downlinks: [{ frm_payload: '/xD/', confirmed: true, correlation_ids }],
  })
  await says('v3/a@t/devices/bin-3/down/ack', { end_device_ids, correlation_ids, downlink_ack: {} })
  t.match(await bin.over(given), { state: 'done', transport: 'source' })
})

t.test('a device behind a Sparkplug edge node is written to, and reports what was written', async t => {
  const settings = { orders: 'cut-off:Outputs/Relay=false' }
  const socket = await withDevice(
    'sparkplug-b',
    ['spBv1.0/#'],
    'ev-charger',
    { address: 'g/edge/socket' },
    settings,
  )
  const { next } = await listening(gateway, 'spBv1.0/g/DCMD/edge/+')
  const given = await socket.give('cut-off')
  const [topic, payload] = await next()
  t.equal(topic, 'spBv1.0/g/DCMD/edge/socket')
  const relay = { name: 'Outputs/Relay', type: 'Boolean', value: false }
  t.match(encoder?.decodePayload(payload), { metrics: [relay] })
  const report = encoder?.encodePayload({ timestamp: Date.now(), seq: 1, metrics: [relay] } as never)
  await gateway.publishAsync('spBv1.0/g/DDATA/edge/socket', report as Buffer, { qos: 1 })
  t.match(await socket.over(given), { state: 'done', said: '{"Outputs/Relay":false}' })
})

t.test('a SenML device is sent a pack with its own names, and reports what it was set to', async t => {
  const settings = {
    orders: 'lock-lid:lid=false',
    orderTopic: 'senml/{device}/set',
    names: 'lid=lidOpen',
  }
  const bin = await withDevice(
    'senml',
    ['senml/+'],
    'smart-bin',
    { address: 'urn:dev:mac:0024befffe804ff1' },
    settings,
  )
  const { next } = await listening(gateway, 'senml/+/set')
  t.match(await bin.give('restart'), { code: 'ORDER_NOT_KNOWN_TO_MODEL', detail: 'order-not-known-to-model' })
  const given = await bin.give('lock-lid')
  const [topic, payload] = await next()
  t.equal(topic, 'senml/urn:dev:mac:0024befffe804ff1/set')
  const set = [{ bn: 'urn:dev:mac:0024befffe804ff1:', n: 'lid', vb: false }]
  t.same(JSON.parse(String(payload)), set)
  await says('senml/gw', [{ ...set[0], vb: true }])
  await says('senml/gw', [
    { ...set[0], bt: Math.floor(Date.now() / 1_000) - 3_600 },
    { n: 'lid', vb: true, t: 3_600 },
  ])
  const told = await client.call('GET', `/api/devices/${bin.id}/orders`)
  t.match(told.body, { orders: [{ state: 'sent' }] }, 'shut an hour ago, open now')
  await says('senml/gw', set)
  t.match(await bin.over(given), { state: 'done' })
})

t.test('what announced itself to Home Assistant is told in its own words, where it said', async t => {
  const settings = { orders: 'cut-off:switch=off, restore:switch=on, reset:reboot=press, unlock:door=open' }
  const filters = ['homeassistant/+/+/config', 'homeassistant/+/+/+/config', 'house/#']
  const plug = await withDevice('home-assistant', filters, 'ev-charger', { address: 'plug-1' }, settings)
  const { next } = await listening(gateway, 'house/+/+/set')
  const given = await plug.give('cut-off')
  t.match(given, { state: 'queued' }, 'it announced nothing yet')
  const device = { ids: ['plug-1'] }
  const relay = {
    '~': 'house/plug-1/relay',
    cmd_t: '~/set',
    stat_t: '~',
    pl_on: '1',
    pl_off: '0',
    dev: device,
  }
  const reboot = { cmd_t: 'house/plug-1/reboot/set', dev: device }
  await says('homeassistant/button/plug-1/reboot/config', reboot)
  await says('homeassistant/switch/plug-1/relay/config', relay)
  t.same((await next()).map(String), ['house/plug-1/relay/set', '0'])
  await says('house/plug-1/relay', '0')
  t.match(await plug.over(given), { state: 'done', said: '{"relay":"off"}' })

  const restarted = await plug.give('reset')
  t.same((await next()).map(String), ['house/plug-1/reboot/set', 'PRESS'])
  t.match(await plug.over(restarted), { state: 'timed-out', why: 'never-answered' })
  t.match(await plug.give('unlock'), { code: 'ORDER_NOT_KNOWN_TO_MODEL', detail: 'order-entity-missing' })
})
