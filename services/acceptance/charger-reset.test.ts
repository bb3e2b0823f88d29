import t from 'tap'
import { askUntil } from '../../scripts/testing/ask-until.ts'
import { startRealServer } from '../../scripts/testing/real-server.ts'
import type { WireOrderList } from '../api/wire/order.ts'
import { boots, connected } from '../ocpp/testing/charger.ts'
import { signIn } from './client.ts'

t.test(
  'who else a reset of a cabinet hits is said before it is given, and stands in the list of each',
  async t => {
    const server = await startRealServer({ LINLI_OCPP_PORT: '0' })
    t.teardown(() => server.stop())
    const client = await signIn(server)
    const token = await client.addDevice('cab', 'gateway')
    for (const id of ['cab-1', 'cab-2'])
      await client.addDevice(id, 'ev-charger', { gateway: 'cab', name: `No ${id}` })
    const cp = await connected({ port: server.ocppPort as number, id: 'cab', token })
    t.teardown(() => cp.close())
    cp.handle('Reset', async () => ({ status: 'Accepted' }))
    await boots(cp, 2)
    const listOf = async (id: string) =>
      (await client.call('GET', `/api/devices/${id}/orders`)).body as WireOrderList
    const give = (more: object) =>
      client.call('POST', '/api/devices/cab-1/orders', { name: 'reset', ...more })

    t.match((await listOf('cab-1')).alsoHits.reset, [{ id: 'cab-2', name: 'No cab-2' }])
    t.match((await give({})).body, {
      code: 'ORDER_NEEDS_CONFIRMATION',
      detail: 'reset, which hits cab-2 too',
    })
    t.same((await listOf('cab-2')).orders, [])
    await give({ confirm: true })
    const { orders } = await askUntil(
      () => listOf('cab-2'),
      ({ orders }) => orders[0]?.state === 'done',
    )
    const [order] = orders
    t.match(order, { device: 'cab-1', name: 'reset', alsoHits: ['cab-2'] })
    const taken = await client.call('DELETE', `/api/devices/cab-2/orders/${order?.id}`)
    t.match(taken.body, { code: 'ORDER_NOT_FOUND' }, 'it is taken back where it was given')
  },
)
