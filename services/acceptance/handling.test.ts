import t from 'tap'
import { askUntil } from '../../scripts/testing/ask-until.ts'
import { type RealServer, startRealServer } from '../../scripts/testing/real-server.ts'
import { type Client, signIn } from './client.ts'
import { signInDevice } from './device.ts'

async function publish(server: RealServer, id: string, token: string, topic: string, values: object) {
  const device = await signInDevice(server, id, token)
  await device.publishAsync(topic, JSON.stringify(values), { qos: 1 })
  await device.endAsync()
}

/** Asks until the history, which follows the journal, has what was published. */
const readingsOf = (client: Client, id: string): Promise<unknown[]> =>
  askUntil(
    async () =>
      ((await client.call('GET', `/api/devices/${id}/readings`)).body as { readings: unknown[] }).readings,
    readings => readings.length > 0,
  )

t.test('of two who resolve at once the second is told that it is resolved, with the alert', async t => {
  const server = await startRealServer()
  t.teardown(() => server.stop())
  const client = await signIn(server)
  const token = await client.addDevice('bin-1', 'smart-bin')
  await publish(server, 'bin-1', token, 'community/demo/smart-bin/bin-1/telemetry', { fillPercent: 80 })
  const both = await Promise.all([
    client.call('POST', '/api/alerts/demo-1/resolve', { version: 1 }),
    client.call('POST', '/api/alerts/demo-1/resolve', { version: 1 }),
  ])
  const [first, second] = both.sort((a, b) => a.status - b.status)
  t.match(first, { status: 200, body: { alert: { handling: 'resolved', condition: 'cleared' } } })
  t.match(second, {
    status: 409,
    body: { code: 'ALERT_ALREADY_RESOLVED', alert: { id: 'demo-1', handling: 'resolved' } },
  })
  t.match(await client.call('POST', '/api/alerts/demo-9/resolve'), {
    status: 404,
    body: { code: 'ALERT_NOT_FOUND' },
  })
})

t.test('an id that is registered anew shows nothing of the one before', async t => {
  const server = await startRealServer()
  t.teardown(() => server.stop())
  const client = await signIn(server)
  const token = await client.addDevice('band-1', 'wristband')
  const topic = 'community/demo/wristband/band-1/telemetry'
  await publish(server, 'band-1', token, topic, { heartRateBpm: 71 })
  t.match(await readingsOf(client, 'band-1'), [{ values: { heartRateBpm: 71 } }])

  t.equal((await client.call('DELETE', '/api/devices/band-1')).status, 204)
  const anew = await client.addDevice('band-1', 'wristband', { name: 'somebody else' })
  await publish(server, 'band-1', anew, topic, { heartRateBpm: 82 })
  t.match(await readingsOf(client, 'band-1'), [{ values: { heartRateBpm: 82 } }])
  const whole = await client.call('GET', '/api/devices/band-1/readings?from=2000-01-01T00:00:00Z')
  t.equal((whole.body as { readings: unknown[] }).readings.length, 1)
})

t.test('figures that mean nothing are refused with what is wrong', async t => {
  const server = await startRealServer()
  t.teardown(() => server.stop())
  const client = await signIn(server)
  await client.addDevice('bin-1', 'smart-bin')
  const tune = (...overrides: object[]) => client.call('PUT', '/api/rules/bin-full', { overrides })
  t.match(await tune({ scope: {}, settings: { highCount: 1.5 } }), {
    status: 422,
    body: { code: 'SETTING_OUT_OF_RANGE', detail: /whole number/ },
  })
  t.match(await tune({ scope: {}, settings: { endPercent: 80 } }), {
    status: 422,
    body: { code: 'SETTING_OUT_OF_RANGE', detail: 'mediumPercent (75) must be greater than endPercent (80)' },
  })
  const twin = { scope: { zone: 'east' }, settings: { highPercent: 80 } }
  t.match(await tune(twin, { ...twin, enabled: false }), { status: 400, body: { code: 'VALIDATION_FAILED' } })
  t.equal((await tune(twin)).status, 200)
})
