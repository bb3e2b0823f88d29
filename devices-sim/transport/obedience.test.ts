import t from 'tap'
import { startRealServer } from '../../scripts/testing/real-server.ts'
import { signIn } from '../../services/acceptance/client.ts'
import { Fleet } from './fleet.ts'

t.test('a simulated camera says what it is told to, and that it did', async t => {
  const server = await startRealServer()
  t.teardown(() => server.stop())
  const client = await signIn(server)
  const token = await client.addDevice('lane-1', 'fire-lane-camera')
  const url = `mqtt://127.0.0.1:${server.mqttPort}`
  const devices = [{ id: 'lane-1', kind: 'fire-lane-camera', site: 'demo' }]
  const onError = (id: string, error: Error) => t.fail(`${id}: ${error.message}`)
  const tokens = new Map([['lane-1', token]])
  const fleet = await Fleet.connect({ url, devices, tokens, obeys: true, onError })
  t.teardown(() => fleet.close())
  const orders = '/api/devices/lane-1/orders'
  await client.call('POST', orders, { name: 'announce', parameters: { text: 'Please move your car' } })
  const latest = async () =>
    ((await client.call('GET', orders)).body as { orders: { state: string; said?: string }[] }).orders[0]
  let order = await latest()
  while (order?.state === 'queued' || order?.state === 'sent') order = await latest()
  t.match(order, { state: 'done', said: 'played' })
})
