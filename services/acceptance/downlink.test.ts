import t, { type Test } from 'tap'
import { askUntil } from '../../scripts/testing/ask-until.ts'
import { needs } from '../../scripts/testing/system-program.ts'
import type { WireOrder } from '../api/wire/order.ts'
import { temporaryFolder } from '../store/temporary.ts'
import { type NetworkServer, openNetwork } from './lorawan-network.ts'

const mosquitto = needs('mosquitto')

const ordersOf = async ({ client }: NetworkServer): Promise<WireOrder[]> =>
  ((await client.call('GET', '/api/devices/bin-1/orders')).body as { orders: WireOrder[] }).orders

/** Resolves with the order that was given last, once it is so. */
async function untilOrder(server: NetworkServer, state: WireOrder['state']): Promise<WireOrder> {
  const isSo = (last: WireOrder | undefined): boolean => last?.state === state
  return (await askUntil(async () => (await ordersOf(server))[0], isSo)) as WireOrder
}

const give = async ({ client }: NetworkServer, name: string, more: object = {}) =>
  (await client.call('POST', '/api/devices/bin-1/orders', { name, ...more })).body as WireOrder & {
    code?: string
    detail?: string
  }
const every20 = { parameters: { minutes: 20 } }

t.test(
  'a bin is told by its network server how often to report, and confirms it',
  mosquitto,
  async (t: Test) => {
    const network = await openNetwork(t)
    const server = await network.serve(temporaryFolder())
    const { id } = await give(server, 'report-every', every20)
    const [topic, body] = await network.next()
    t.equal(topic, 'application/7/device/24e124abcdef0001/command/down')
    t.same(body, {
      ...{ id, devEui: '24e124abcdef0001', confirmed: true, fPort: 85 },
      data: Buffer.from('ff03b004', 'hex').toString('base64'),
    })
    t.equal((await ordersOf(server))[0]?.state, 'sent')
    await network.says('txack', { queueItemId: id })
    await network.says('ack', { queueItemId: 'of-somebody-else', acknowledged: true })
    t.equal((await ordersOf(server))[0]?.state, 'sent')
    await network.says('ack', { queueItemId: id, acknowledged: true })
    t.match(await untilOrder(server, 'done'), { id, transport: 'source' })
  },
)

t.test('what its model does not know is said at once, and nothing is sent', mosquitto, async (t: Test) => {
  const network = await openNetwork(t)
  const server = await network.serve(temporaryFolder())
  t.match(await give(server, 'lock-lid'), {
    code: 'ORDER_NOT_KNOWN_TO_MODEL',
    detail: 'order-not-known-to-model',
  })
  t.same(await ordersOf(server), [])
})

t.test('what the device does not confirm ends as not known', mosquitto, async (t: Test) => {
  const network = await openNetwork(t)
  const server = await network.serve(temporaryFolder())
  const { id } = await give(server, 'report-every', every20)
  await network.next()
  await network.says('ack', { queueItemId: id })
  t.match(await untilOrder(server, 'timed-out'), { why: 'not-acknowledged' })
})

t.test(
  'while the bridge is away an order waits, and goes out once it is back',
  mosquitto,
  async (t: Test) => {
    const network = await openNetwork(t)
    const server = await network.serve(temporaryFolder())
    await network.stop()
    await server.untilBridge('away')
    t.equal((await give(server, 'report-every', every20)).state, 'queued')
    await network.start()
    const [, { id }] = await network.next()
    await network.says('ack', { queueItemId: id, acknowledged: true })
    await untilOrder(server, 'done')
    t.equal(network.heard, 1)
  },
)

for (const [name, given, becomes] of [
  ['report-every', every20, 'done'],
  ['restart', { confirm: true }, 'timed-out'],
] as const)
  t.test(
    `killed between ${name} and its answer, it is ${becomes} and nobody is told twice`,
    mosquitto,
    async t => {
      const folder = temporaryFolder()
      const network = await openNetwork(t)
      const first = await network.serve(folder)
      const { id } = await give(first, name, given)
      await network.next()
      await first.kill()
      // It comes while nobody is there, and waits at the broker.
      await network.says('ack', { queueItemId: id, acknowledged: true })
      const second = await network.serve(folder)
      const order = await untilOrder(second, becomes)
      t.equal(order.id, id)
      if (becomes === 'timed-out') {
        t.equal(order.why, 'unknown-after-restart')
        const late = await askUntil(async () => (await ordersOf(second))[0]?.late)
        t.match(late, { ok: true }, 'what it answered meanwhile stands beside it')
      }
      t.same(new Set(network.ids), new Set([id]), 'under the same id: the network server keeps one of it')
    },
  )
