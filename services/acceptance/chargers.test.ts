import t from 'tap'
import { askUntil } from '../../scripts/testing/ask-until.ts'
import { startRealServer } from '../../scripts/testing/real-server.ts'
import type { WireChargerDoor } from '../api/wire/charger-door.ts'
import { boots, connected, says } from '../ocpp/testing/charger.ts'
import { type Client, signIn } from './client.ts'

const start = async (settings: Record<string, string> = {}) => {
  const server = await startRealServer({ LINLI_OCPP_PORT: '0', ...settings })
  return { server, client: await signIn(server), port: server.ocppPort as number }
}

const deviceOf = async (client: Client, id: string) =>
  (await client.call('GET', `/api/devices/${id}`)).body as {
    values: Record<string, unknown>
    online: boolean
    firmware: string
  }

t.test('a charger signs in, boots, and tells of itself', async t => {
  const { server, client, port } = await start()
  t.teardown(() => server.stop())
  const token = await client.addDevice('cp-1', 'ev-charger')
  const feed = await client.feed()
  t.teardown(() => feed.close())
  const cp = await connected({ port, id: 'cp-1', token })
  t.teardown(() => cp.close())
  const boot = await cp.call('BootNotification', {
    chargePointVendor: 'v',
    chargePointModel: 'm',
    firmwareVersion: '7.1',
  })
  t.match(boot, { status: 'Accepted', interval: 300, currentTime: /^\d{4}-/ })
  await says(cp, 0, 'Available')
  await says(cp, 1, 'Available')
  t.match(await deviceOf(client, 'cp-1'), {
    online: true,
    firmware: '7.1',
    values: { status: 'Available', errorCode: 'NoError' },
  })

  await says(cp, 1, 'Faulted', 'GroundFailure')
  const raised = await feed.until(
    ({ event, alert }) => event.type === 'raised' && alert.rule === 'charger-fault',
  )
  t.match(raised.alert, { severity: 'critical', deviceId: 'cp-1' })
  await says(cp, 1, 'Available')
  await feed.until(({ event, alert }) => event.type === 'cleared' && alert.rule === 'charger-fault')
})

t.test('nobody is let in without the token of a charger', async t => {
  const { server, client, port } = await start()
  t.teardown(() => server.stop())
  const token = await client.addDevice('cp-1', 'ev-charger')
  const bin = await client.addDevice('bin-1', 'smart-bin')
  const refusedAs = (id: string, token: string) =>
    connected({ port, id, token }).then(
      () => 'let in',
      error => (error as { code: number }).code,
    )
  t.equal(await refusedAs('cp-1', 'wrong'), 401)
  t.equal(await refusedAs('cp-2', token), 401)
  t.equal(await refusedAs('bin-1', bin), 401)
  const { text } = await client.text('/metrics')
  for (const reason of ['token-wrong', 'charge-point-unknown', 'not-a-charger'])
    t.match(text, `linli_ocpp_connects_refused_total{label="${reason}"} 1`)
  t.match((await client.call('GET', '/api/unclaimed')).body, {
    devices: [{ source: 'ocpp', address: 'cp-2' }],
  })
  const asked = async () => (await client.call('GET', '/api/charger-door')).body as WireChargerDoor
  const refused = (reason: string, more: object) => ({
    state: 'refused',
    refused: { reason, count: 1 },
    ...more,
  })
  t.match(await asked(), {
    door: { port, securityProfile: 1 },
    chargePoints: [
      refused('not-a-charger', { id: 'bin-1', device: 'bin-1', isWaiting: false }),
      refused('token-wrong', { id: 'cp-1', device: 'cp-1', address: /127\.0\.0\.1/ }),
      refused('charge-point-unknown', { id: 'cp-2', device: null, isWaiting: true }),
    ],
  })
  await client.addDevice('new-1', 'ev-charger', { origin: { source: 'ocpp', address: 'cp-2' } })
  const adopted = (await asked()).chargePoints.find(({ id }) => id === 'cp-2')
  t.match(adopted, { device: 'new-1', isWaiting: false, state: 'refused' }, 'at once, and not when it knocks')
  const charger = await connected({ port, id: 'cp-1', token })
  const last = async () => (await asked()).chargePoints.at(-1)
  t.match(await last(), { id: 'cp-1', state: 'connected', securityProfile: 1, refused: null })
  await charger.close()
  await askUntil(async () => (await asked()).chargePoints.find(({ id }) => id === 'cp-1')?.state === 'away')
})

t.test(
  'chargers behind a cabinet are devices of their own, and a fault of the whole is one of each',
  async t => {
    const { server, client, port } = await start()
    t.teardown(() => server.stop())
    const token = await client.addDevice('cab', 'gateway')
    for (const n of [1, 2]) await client.addDevice(`cab-${n}`, 'ev-charger', { gateway: 'cab' })
    const cab = await connected({ port, id: 'cab', token })
    t.teardown(() => cab.close())
    await boots(cab, 2)
    await says(cab, 2, 'Charging')
    t.match((await deviceOf(client, 'cab-1')).values, { status: 'Available' })
    t.match((await deviceOf(client, 'cab-2')).values, { status: 'Charging', errorCode: 'NoError' })
    await says(cab, 0, 'Available', 'HighTemperature')
    for (const n of [1, 2])
      t.match((await deviceOf(client, `cab-${n}`)).values, { errorCode: 'HighTemperature' })
    await says(cab, 2, 'Available')
    t.match((await deviceOf(client, 'cab-2')).values, { status: 'Available', errorCode: 'HighTemperature' })
    await cab.call('Heartbeat', {})
    t.match((await deviceOf(client, 'cab')).values, { deviceCount: 2 })
  },
)
