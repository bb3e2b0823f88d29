import t from 'tap'
import { askUntil } from '../../scripts/testing/ask-until.ts'
import type { WireOrder } from '../api/wire/order.ts'
import { boots, connected } from '../ocpp/testing/charger.ts'
import { temporaryFolder } from '../store/temporary.ts'
import { beginKillable } from './killable-server.ts'

t.test(
  'a server that was killed ends the session that began before, though the charger tells nothing of it',
  async t => {
    const folder = temporaryFolder()
    const first = await beginKillable(t, folder)
    const token = await first.client.addDevice('cp-1', 'ev-charger')
    const before = await connected({ port: first.port, id: 'cp-1', token })
    await boots(before)
    const now = new Date().toISOString()
    const card = { connectorId: 1, idTag: 'card', meterStart: 0, timestamp: now }
    const { transactionId } = (await before.call('StartTransaction', card)) as { transactionId: number }
    await first.kill()
    await before.close({ force: true })

    const { port, client } = await beginKillable(t, folder)
    const cp = await connected({ port, id: 'cp-1', token })
    t.teardown(() => cp.close({ force: true }))
    const told: unknown[] = []
    cp.handle('RemoteStopTransaction', async ({ params }) => {
      told.push(params)
      return { status: 'Accepted' }
    })
    await client.call('POST', '/api/devices/cp-1/orders', { name: 'stop', confirm: true })
    const orders = async () =>
      ((await client.call('GET', '/api/devices/cp-1/orders')).body as { orders: WireOrder[] }).orders
    const [order] = await askUntil(orders, ([order]) => order?.endedAt !== undefined)
    t.match(order, { name: 'stop', state: 'done' })
    t.same(told, [{ transactionId }])
  },
)
