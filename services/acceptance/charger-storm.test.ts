import { once } from 'node:events'
import t from 'tap'
import { startRealServer } from '../../scripts/testing/real-server.ts'
import { boots, charger, says } from '../ocpp/testing/charger.ts'
import { temporaryFolder } from '../store/temporary.ts'
import { type Client, signIn } from './client.ts'

const CHARGERS = 500
const password = 'a-password-for-the-storm'

const inAll = <T>(of: readonly T[], each: (one: T) => Promise<unknown>) => Promise.all(of.map(each))

async function figure(client: Client, name: string): Promise<number> {
  const { text } = await client.text('/metrics')
  return [...text.matchAll(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\d+)$`, 'gm'))].reduce(
    (sum, [, n]) => sum + Number(n),
    0,
  )
}

async function charging(client: Client): Promise<number> {
  const { text } = await client.text('/api/devices')
  const { devices } = JSON.parse(text) as { devices: { values: { status?: string } }[] }
  return devices.filter(({ values }) => values.status === 'Charging').length
}

t.test('500 chargers come at once, and come back at once when the server does', async t => {
  const more = { LINLI_HTTP_REQUESTS_PER_MINUTE: '100000', LINLI_OCPP_PORT: '0' }
  const settings = { LINLI_DATA: temporaryFolder(), LINLI_ADMIN_PASSWORD: password, ...more }
  const first = await startRealServer(settings)
  const port = first.ocppPort as number
  const before = await signIn({ ...first, password })
  const ids = Array.from({ length: CHARGERS }, (_, n) => `cp-${n}`)
  const clients: ReturnType<typeof charger>[] = []
  await inAll(ids, async id => {
    const token = await before.addDevice(id, 'ev-charger')
    clients.push(charger({ port, id, token, reconnect: true }))
  })
  t.teardown(() => inAll(clients, client => client.close({ force: true })))
  await inAll(clients, client => client.connect())
  await inAll(clients, client => boots(client))
  t.equal(await figure(before, 'linli_ocpp_connections'), CHARGERS)
  t.equal(await figure(before, 'linli_ocpp_messages_total'), 3 * CHARGERS)

  const open = clients.map(client => once(client, 'open'))
  t.equal(await first.stop(), 0)
  const second = await startRealServer({ ...settings, LINLI_OCPP_PORT: String(port) })
  t.teardown(() => second.stop())
  await Promise.all(open)
  const after = await signIn({ ...second, password })
  await inAll(clients, client => says(client, 1, 'Charging'))
  t.equal(await figure(after, 'linli_ocpp_connections'), CHARGERS)
  t.equal(await charging(after), CHARGERS)
  for (const name of ['rejected', 'connects_refused', 'closed', 'mended'])
    t.equal(await figure(after, `linli_ocpp_${name}_total`), 0, name)
})
