import t from 'tap'
import { startRealServer } from '../../scripts/testing/real-server.ts'
import { signIn } from '../../services/acceptance/client.ts'
import { done, refused } from '../kinds/kind.ts'
import type { Obey } from '../world/orders.ts'
import { Fleet } from './fleet.ts'

interface Order {
  readonly state: string
  readonly said?: string
}

async function oneThatObeys(id: string, kind: string, obey: Obey) {
  const server = await startRealServer()
  t.teardown(() => server.stop())
  const client = await signIn(server)
  const tokens = new Map([[id, await client.addDevice(id, kind)]])
  const url = `mqtt://127.0.0.1:${server.mqttPort}`
  const devices = [{ id, kind, site: 'demo' }]
  const onError = (id: string, error: Error) => t.fail(`${id}: ${error.message}`)
  const fleet = await Fleet.connect({ url, devices, tokens, obey, onError })
  t.teardown(() => fleet.close())
  const orders = `/api/devices/${id}/orders`
  const latest = async () => ((await client.call('GET', orders)).body as { orders: Order[] }).orders[0]
  return async (order: object) => {
    await client.call('POST', orders, order)
    let given = await latest()
    while (given?.state === 'queued' || given?.state === 'sent') given = await latest()
    return given
  }
}

t.test('a simulated camera says what it is told to, and that it did', async t => {
  const give = await oneThatObeys('lane-1', 'fire-lane-camera', () => undefined)
  const order = await give({ name: 'announce', parameters: { text: 'Please move your car' } })
  t.match(order, { state: 'done', said: 'played' })
})

t.test('what a simulated device is told goes into its world, and what that says comes back', async t => {
  const heard: unknown[] = []
  const give = await oneThatObeys('bin-1', 'smart-bin', (id, { name, parameters }) => {
    heard.push([id, name, parameters])
    return name === 'lock-lid' ? refused('lid is jammed') : done('set')
  })
  t.match(await give({ name: 'report-every', parameters: { minutes: 30 } }), { state: 'done', said: 'set' })
  t.match(await give({ name: 'lock-lid' }), { state: 'refused', said: 'lid is jammed' })
  t.same(heard, [
    ['bin-1', 'report-every', { minutes: 30 }],
    ['bin-1', 'lock-lid', {}],
  ])
})
