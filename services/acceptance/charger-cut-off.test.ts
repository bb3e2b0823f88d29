import t from 'tap'
import { askUntil } from '../../scripts/testing/ask-until.ts'
import { startRealServer } from '../../scripts/testing/real-server.ts'
import type { WireOrder } from '../api/wire/order.ts'
import { boots, connected, says } from '../ocpp/testing/charger.ts'
import { signIn } from './client.ts'

t.test('a socket that nobody registered and that can kill is cut off by the rule of its station', async t => {
  const server = await startRealServer({ LINLI_OCPP_PORT: '0' })
  t.teardown(() => server.stop())
  const client = await signIn(server)
  const token = await client.addDevice('cp-1', 'ev-charger')
  const asked = { overrides: [{ scope: { device: 'cp-1' }, order: 'cut-off' }], confirm: ['gives-order'] }
  await client.call('PUT', '/api/rules/charger-fault', asked)
  const cp = await connected({ port: server.ocppPort as number, id: 'cp-1', token })
  t.teardown(() => cp.close())
  const told: string[] = []
  const { promise: stopped, resolve: stop } = Promise.withResolvers<void>()
  const does = (action: string, what: string) =>
    cp.handle(action, async ({ params }) => {
      told.push(`${action} ${(params as Record<string, unknown>)[what]}`)
      if (action === 'RemoteStopTransaction') stop()
      return { status: 'Accepted' }
    })
  does('ChangeAvailability', 'connectorId')
  does('RemoteStopTransaction', 'transactionId')
  await boots(cp, 2)
  const begin = { connectorId: 2, idTag: 'card', meterStart: 0, timestamp: new Date().toISOString() }
  const { transactionId } = (await cp.call('StartTransaction', begin)) as { transactionId: number }
  await says(cp, 2, 'Faulted', 'GroundFailure')
  const end = { transactionId, meterStop: 10, timestamp: new Date().toISOString() }
  await stopped
  await cp.call('StopTransaction', end)
  const orders = async () =>
    ((await client.call('GET', '/api/devices/cp-1/orders')).body as { orders: WireOrder[] }).orders
  const [order] = await askUntil(orders, ([order]) => order?.state === 'done')
  t.same(told, ['ChangeAvailability 2', `RemoteStopTransaction ${transactionId}`, 'ChangeAvailability 1'])
  t.match(order, { name: 'cut-off', by: 'system', said: /connector 2: .*RemoteStopTransaction: Accepted/ })
})
