import { join } from 'node:path'
import t from 'tap'
import { askUntil } from '../../scripts/testing/ask-until.ts'
import { type RealServer, startRealServer } from '../../scripts/testing/real-server.ts'
import { temporaryFolder } from '../store/temporary.ts'
import { type Client, signIn } from './client.ts'
import { signInDevice } from './device.ts'
import { envOf, linli } from './restored.ts'

const password = 'a-password-for-the-erasure'

/** A wearer whose band has reported, as charts show it. */
async function withWearer(client: Client, server: RealServer): Promise<string> {
  const token = await client.addDevice('band-1', 'wristband')
  const consents = [{ what: 'health', givenOn: '2026-01-01', givenBy: 'Wang Xiulan' }]
  const wang = { name: 'Wang Xiulan', living: 'alone', device: 'band-1', consents }
  const { id } = (await client.call('POST', '/api/sites/demo/wearers', wang)).body as { id: string }
  const device = await signInDevice(server, 'band-1', token)
  const topic = 'community/demo/wristband/band-1/telemetry'
  for (const heartRateBpm of [71, 72, 73])
    await device.publishAsync(topic, JSON.stringify({ heartRateBpm }), { qos: 1 })
  await device.endAsync()
  await askUntil(async () => (await exported(client, id)).readings?.length === 3)
  return id
}

const exported = async (client: Client, id: string) =>
  (await client.call('GET', `/api/sites/demo/wearers/${id}/export`)).body as {
    readings?: readonly object[]
  }

t.test('whoever was erased stays so when an older backup takes the place of the database', async t => {
  const folder = join(temporaryFolder(), 'data')
  const backup = join(temporaryFolder(), 'before.db')
  const settings = { LINLI_DATA: folder, LINLI_ADMIN_PASSWORD: password }
  const first = { ...(await startRealServer(settings)), password }
  const client = await signIn(first)
  const id = await withWearer(client, first)
  await linli(envOf(first), 'backup', backup)
  const erase = () => client.call('DELETE', `/api/sites/demo/wearers/${id}?erase=true&confirm=${id}`)
  t.match(await erase(), { status: 200, body: { wearer: id, wearings: [{ device: 'band-1' }] } })
  t.equal((await client.call('GET', `/api/sites/demo/wearers/${id}`)).status, 404)
  process.kill(first.pid, 'SIGTERM')
  await first.ended
  await linli({}, 'restore', backup, '--data', folder, '--replace')

  const second = { ...(await startRealServer(settings)), password }
  t.teardown(() => second.stop())
  const after = await signIn(second)
  t.equal((await after.call('GET', `/api/sites/demo/wearers/${id}`)).status, 404, 'from the first moment')
  t.match((await after.call('GET', '/api/sites/demo/wearers')).body, { wearers: [] })
  await askUntil(async () => (await after.call('GET', '/api/devices/band-1')).status === 404)
  await after.addDevice('band-1', 'wristband')
  const wang = { name: 'Zhao', living: 'alone', device: 'band-1' }
  const next = (await after.call('POST', '/api/sites/demo/wearers', wang)).body as { id: string }
  t.same((await exported(after, next.id)).readings, [], 'and nothing of it is the next one’s')
})
