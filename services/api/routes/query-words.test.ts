import t from 'tap'
import { asAdmin, startTestServer } from '../testing/test-server.ts'

t.test('a query parameter that no route reads is refused by its name, and never ignored', async t => {
  const { api } = await startTestServer()
  const admin = await asAdmin(api)
  const wrong = [
    ...['/api/alerts?rules=sos', '/api/alerts?severty=critical', '/api/alarm-quality?colour=red'],
    ...['/api/devices?site=demo', '/api/rules?kind=wristband', '/api/events?afer=1', '/api/maintenance?x='],
    ...['/api/devices/a/readings?metrics=b', '/api/kinds?kind=wristband'],
  ]
  for (const url of wrong) {
    const reply = (await admin('GET', url)).json()
    t.match(reply, { code: 'VALIDATION_FAILED', detail: /there is no field/ }, url)
    t.match(reply.detail, url.split(/[?=]/)[1], 'it is named')
  }
  t.equal((await admin('GET', '/api/alerts?severity=critical')).statusCode, 200)
})
