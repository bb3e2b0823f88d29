import t, { type Test } from 'tap'
import { askUntil } from '../../scripts/testing/ask-until.ts'
import { startServerProcess } from '../../scripts/testing/server-process.ts'
import type { WireOrder } from '../api/wire/order.ts'
import { boots, connected } from '../ocpp/testing/charger.ts'
import { temporaryFolder } from '../store/temporary.ts'
import { signIn } from './client.ts'

const password = 'a-password-for-sessions'

async function begin(t: Test, folder: string) {
  const settings = { LINLI_DATA: folder, LINLI_ADMIN_PASSWORD: password, LINLI_HTTP_PORT: '0' }
  const server = startServerProcess({ settings: { ...settings, LINLI_MQTT_PORT: '0', LINLI_OCPP_PORT: '0' } })
  const kill = async () => {
    server.child.kill('SIGKILL')
    await server.ended
  }
  t.teardown(kill)
  const ports = await server.ready
  return { port: ports.ocppPort as number, kill, client: await signIn({ ...ports, password }) }
}

t.test(
  'a server that was killed ends the session that began before, though the charger tells nothing of it',
  async t => {
    const folder = temporaryFolder()
    const first = await begin(t, folder)
    const token = await first.client.addDevice('cp-1', 'ev-charger')
    const before = await connected({ port: first.port, id: 'cp-1', token })
    await boots(before)
    const now = new Date().toISOString()
    const card = { connectorId: 1, idTag: 'card', meterStart: 0, timestamp: now }
    const { transactionId } = (await before.call('StartTransaction', card)) as { transactionId: number }
    await first.kill()
    await before.close({ force: true })

    const { port, client } = await begin(t, folder)
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
