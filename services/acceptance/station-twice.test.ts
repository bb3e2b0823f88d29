import t from 'tap'
import { askUntil } from '../../scripts/testing/ask-until.ts'
import { startRealServer } from '../../scripts/testing/real-server.ts'
import { connected } from '../ocpp/testing/charger.ts'
import { signIn } from './client.ts'

t.test('two chargers that displace each other under one id are one alert of the server', async t => {
  const server = await startRealServer({ LINLI_OCPP_PORT: '0', LINLI_SELF_REPORT_SECONDS: '1' })
  t.teardown(() => server.stop())
  const client = await signIn(server)
  const token = await client.addDevice('cp-1', 'ev-charger')
  const comes = async () => {
    const cp = await connected({ port: server.ocppPort as number, id: 'cp-1', token })
    t.teardown(() => cp.close({ force: true }))
  }
  const alerts = async () => {
    const { body } = await client.call('GET', '/api/alerts?rule=station-twice')
    return (body as { alerts: { deviceId: string; severity: string }[] }).alerts
  }
  t.same(await alerts(), [])
  for (let n = 0; n < 8; n++) await comes()
  t.match(await askUntil(alerts, ({ length }) => length > 0), [{ deviceId: 'linli', severity: 'high' }])
  t.match(JSON.stringify((await client.call('GET', '/api/health')).body), /"station-twice"/)
})
