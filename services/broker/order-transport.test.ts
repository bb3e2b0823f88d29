import type { MqttClient } from 'mqtt'
import t from 'tap'
import type { Device } from '../domain/model/device.ts'
import { KEPT } from '../orders/transport.ts'
import { closing, openDoor, pinged } from './testing/fixture.ts'

const commandOf = ({ site, kind, id }: Device) => `community/${site}/${kind}/${id}/command`
const replyOf = ({ site, kind, id }: Device) => `community/${site}/${kind}/${id}/reply`
const order = { id: 'o-1', name: 'lock-lid', parameters: { hard: true }, expiresAt: 1_000 }

/** The next order that the client hears. */
const heardBy = (client: MqttClient) =>
  new Promise<[topic: string, order: Record<string, unknown>]>(resolve =>
    client.once('message', (topic, payload) => resolve([topic, JSON.parse(String(payload))])),
  )

async function withBin(t: Parameters<typeof openDoor>[0]) {
  const door = await openDoor(t)
  const bin = door.devices.get('bin-1') as Device
  return { ...door, bin, orders: door.broker.orders }
}

t.test('an order goes to the device’s own topic, and its answer comes back', async t => {
  const { connect, bin, orders } = await withBin(t)
  const client = await connect('bin-1')
  await client.subscribeAsync(commandOf(bin), { qos: 1 })
  const heard = heardBy(client)
  const answer = orders.send(bin, order)
  t.same(await heard, [commandOf(bin), { ...order, expiresAt: '1970-01-01T00:00:01.000Z' }])
  await client.publishAsync(replyOf(bin), '{"id":"o-1","ok":true,"said":"lo\\u202Ecked"}', { qos: 1 })
  t.same(await answer, { ok: true, said: 'lo cked' })
})

t.test('a device counts as connected once it listens, and no longer than that', async t => {
  const { connect, bin, orders } = await withBin(t)
  const arrived: string[] = []
  orders.onConnected(({ id }) => void arrived.push(id))
  t.notOk(orders.isConnected(bin))
  const client = await connect('bin-1')
  await pinged(client)
  t.notOk(orders.isConnected(bin))
  await client.subscribeAsync(commandOf(bin), { qos: 1 })
  t.ok(orders.isConnected(bin))
  t.same(arrived, ['bin-1'])
  await client.unsubscribeAsync(commandOf(bin))
  t.notOk(orders.isConnected(bin))
})

t.test('one that keeps its session is there as soon as it is back', async t => {
  const { connect, bin, orders } = await withBin(t)
  const kept = { clean: false }
  const first = await connect('bin-1', kept)
  await first.subscribeAsync(commandOf(bin), { qos: 1 })
  await first.endAsync()
  while (orders.isConnected(bin)) await new Promise(setImmediate)
  const back = new Promise<string>(resolve => orders.onConnected(({ id }) => resolve(id)))
  await connect('bin-1', kept)
  t.equal(await back, 'bin-1')
  t.ok(orders.isConnected(bin))
})

t.test('a gateway hears for what is behind it, and answers for it', async t => {
  const { connect, devices, orders } = await withBin(t)
  const behind = devices.get('bin-gw') as Device
  const client = await connect('gw-1')
  await client.subscribeAsync(commandOf(behind), { qos: 1 })
  t.ok(orders.isConnected(behind))
  const heard = heardBy(client)
  const answer = orders.send(behind, order)
  await heard
  await client.publishAsync(replyOf(behind), '{"id":"o-1","ok":false,"reason":"jammed"}', { qos: 1 })
  t.same(await answer, { ok: false, reason: 'jammed' })
})

for (const [ok, answered] of [
  ['"true"', { ok: true }],
  ['1', { ok: true }],
  ['"FALSE"', { ok: false, reason: 'jammed' }],
  ['0', { ok: false, reason: 'jammed' }],
] as const) {
  t.test(`an answer with ok ${ok} is what it plainly means`, async t => {
    const { connect, bin, orders, tally } = await withBin(t)
    const client = await connect('bin-1')
    await client.subscribeAsync(commandOf(bin), { qos: 1 })
    const answer = orders.send(bin, order)
    await client.publishAsync(replyOf(bin), `{"id":"o-1","ok":${ok},"reason":"jammed"}`, { qos: 1 })
    t.equal(tally.of('payloads_rejected', 'reply-malformed'), 0)
    t.same(await answer, answered)
  })
}

const nonsense: [payload: string, reason: string][] = [
  ['{"id":"o-2","ok":true}', 'reply-unasked'],
  ['{"id":"o-1"}', 'reply-malformed'],
  ['{"id":"o-1","ok":"yes"}', 'reply-malformed'],
  ['{"id":"o-1","ok":2}', 'reply-malformed'],
  ['done', 'reply-malformed'],
  [JSON.stringify({ id: 'o-1', ok: true, said: 'x'.repeat(4_096) }), 'reply-malformed'],
]
for (const [payload, reason] of nonsense) {
  t.test(`${payload.slice(0, 30)} is ${reason}, is counted, and the order goes on waiting`, async t => {
    const { connect, bin, orders, tally } = await withBin(t)
    const client = await connect('bin-1')
    await client.subscribeAsync(commandOf(bin), { qos: 1 })
    const answer = orders.send(bin, order)
    await client.publishAsync(replyOf(bin), payload, { qos: 1 })
    t.equal(tally.of('payloads_rejected', reason), 1)
    await client.publishAsync(replyOf(bin), '{"id":"o-1","ok":true}', { qos: 1 })
    t.same(await answer, { ok: true })
  })
}

t.test('nobody answers for another device', async t => {
  const { connect, bin, devices, tally } = await withBin(t)
  const stranger = await connect('bin-10')
  stranger.publish(replyOf(bin), '{"id":"o-1","ok":true}', { qos: 1 })
  await closing(stranger)
  t.equal(tally.of('publishes_refused', 'not-its-device'), 1)
  const own = devices.get('bin-10') as Device
  const other = await connect('bin-10')
  await other.publishAsync(replyOf(own), '{"id":"o-1","ok":true}', { qos: 1 })
  t.equal(tally.of('payloads_rejected', 'reply-unasked'), 1)
})

t.test('an answer is acknowledged when it is kept, and what could not be kept is not', async t => {
  const { connect, bin, orders } = await withBin(t)
  const client = await connect('bin-1', { reconnectPeriod: 0 })
  await client.subscribeAsync(commandOf(bin), { qos: 1 })
  const first = new AbortController()
  const answer = orders.send(bin, order, first.signal)
  let isAcknowledged = false
  const published = client.publishAsync(replyOf(bin), '{"id":"o-1","ok":true}', { qos: 1 }).then(() => {
    isAcknowledged = true
  })
  await answer
  await pinged(await connect('bin-10'))
  t.notOk(isAcknowledged)
  first.abort(KEPT)
  await published
  const second = new AbortController()
  const other = orders.send(bin, { ...order, id: 'o-2' }, second.signal)
  client.publish(replyOf(bin), '{"id":"o-2","ok":true}', { qos: 1 })
  await other
  const closed = closing(client)
  second.abort(new Error('no room'))
  await closed
})

t.test('what comes too late is for whoever hears what is late', async t => {
  const { connect, bin, orders, tally } = await withBin(t)
  const heard: unknown[] = []
  orders.onLate?.(async ({ id }, order, answer) => {
    heard.push([id, order, answer])
    return order === 'o-1'
  })
  const client = await connect('bin-1')
  for (const id of ['o-1', 'o-2'])
    await client.publishAsync(replyOf(bin), `{"id":"${id}","ok":true}`, { qos: 1 })
  t.same(heard, [
    ['bin-1', 'o-1', { ok: true }],
    ['bin-1', 'o-2', { ok: true }],
  ])
  t.equal(tally.of('payloads_rejected', 'reply-unasked'), 1)
})

t.test('what comes too late says nothing where nobody hears it', async t => {
  const { connect, bin, orders, tally } = await withBin(t)
  const client = await connect('bin-1')
  await client.subscribeAsync(commandOf(bin), { qos: 1 })
  const over = new AbortController()
  void orders.send(bin, order, over.signal)
  over.abort()
  await client.publishAsync(replyOf(bin), '{"id":"o-1","ok":true}', { qos: 1 })
  t.equal(tally.of('payloads_rejected', 'reply-unasked'), 1)
})
