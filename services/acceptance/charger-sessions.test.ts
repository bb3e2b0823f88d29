import t from 'tap'
import { startRealServer } from '../../scripts/testing/real-server.ts'
import { startServerProcess } from '../../scripts/testing/server-process.ts'
import { boots, connected, says } from '../ocpp/testing/charger.ts'
import { rawCharger } from '../ocpp/testing/raw-charger.ts'
import { temporaryFolder } from '../store/temporary.ts'
import { type Client, signIn } from './client.ts'

const password = 'a-password-for-the-chargers'

const valuesOf = async (client: Client, id: string) =>
  ((await client.call('GET', `/api/devices/${id}`)).body as { values: Record<string, unknown> }).values

const meter = (connectorId: number, transactionId: number, value: number, more: object = {}) => ({
  ...{ connectorId, transactionId },
  meterValue: [{ timestamp: new Date().toISOString(), sampledValue: [{ value: String(value), ...more }] }],
})

t.test('a session that ends and a car that stays are told as an overstay', async t => {
  const server = await startRealServer({ LINLI_OCPP_PORT: '0' })
  t.teardown(() => server.stop())
  const client = await signIn(server)
  const token = await client.addDevice('cp-1', 'ev-charger')
  await client.call('PUT', '/api/rules/bay-overstay', {
    overrides: [{ scope: {}, settings: { forMs: 1_000 } }],
  })
  const feed = await client.feed()
  t.teardown(() => feed.close())
  const cp = await connected({ port: server.ocppPort as number, id: 'cp-1', token })
  t.teardown(() => cp.close())
  await boots(cp)
  const begun = { connectorId: 1, idTag: 'A-PERSON', meterStart: 1_000, timestamp: new Date().toISOString() }
  const { transactionId, idTagInfo } = (await cp.call('StartTransaction', begun)) as {
    transactionId: number
    idTagInfo: object
  }
  t.same(idTagInfo, { status: 'Accepted' })
  await says(cp, 1, 'Charging')
  await cp.call('MeterValues', meter(1, transactionId, 6_500))
  await says(cp, 1, 'Finishing')
  const ended = { transactionId, idTag: 'A-PERSON', meterStop: 7_000, timestamp: new Date().toISOString() }
  await cp.call('StopTransaction', ended)
  const told = await feed.until(
    ({ event, alert }) => event.type === 'raised' && alert.rule === 'bay-overstay',
  )
  t.equal(told.alert.deviceId, 'cp-1')
  await says(cp, 1, 'Available')
  await feed.until(({ event, alert }) => event.type === 'cleared' && alert.rule === 'bay-overstay')
  t.match(await valuesOf(client, 'cp-1'), { energyWh: 7_000, status: 'Available' })
  t.notMatch(server.log.join('\n'), 'A-PERSON')
})

t.test('a server that stops in the middle of a session knows which connector it ends at', async t => {
  const settings = { LINLI_DATA: temporaryFolder(), LINLI_ADMIN_PASSWORD: password, LINLI_OCPP_PORT: '0' }
  const first = await startRealServer(settings)
  const before = await signIn({ ...first, password })
  const token = await before.addDevice('cab', 'gateway')
  for (const n of [1, 2]) await before.addDevice(`cab-${n}`, 'ev-charger', { gateway: 'cab' })
  const cab = await connected({ port: first.ocppPort as number, id: 'cab', token })
  await boots(cab, 2)
  const begun = { connectorId: 2, idTag: 'x', meterStart: 100, timestamp: new Date().toISOString() }
  const { transactionId } = (await cab.call('StartTransaction', begun)) as { transactionId: number }
  await says(cab, 2, 'Charging', 'GroundFailure')
  t.equal(await first.stop(), 0)

  const second = await startRealServer(settings)
  t.teardown(() => second.stop())
  const after = await signIn({ ...second, password })
  const back = await connected({ port: second.ocppPort as number, id: 'cab', token })
  t.teardown(() => back.close())
  const triggered = new Promise<void>(resolve => {
    back.handle('TriggerMessage', async () => {
      resolve()
      return { status: 'Accepted' }
    })
  })
  t.same(await back.call('StartTransaction', begun), { transactionId, idTagInfo: { status: 'Accepted' } })
  await back.call('StopTransaction', { transactionId, meterStop: 900, timestamp: new Date().toISOString() })
  t.match(await valuesOf(after, 'cab-2'), { energyWh: 900, status: 'Charging', errorCode: 'GroundFailure' })
  t.notMatch(await valuesOf(after, 'cab-1'), { energyWh: 900 })
  await triggered
  await says(back, 2, 'Available')
  t.match(
    await valuesOf(after, 'cab-2'),
    { status: 'Available', errorCode: 'GroundFailure' },
    'the whole has not told',
  )
  await says(back, 0, 'Available')
  t.match(await valuesOf(after, 'cab-2'), { errorCode: 'NoError' })
})

t.test('a server that is killed between the commit and the answer takes what is sent again once', async t => {
  const ports = { LINLI_HTTP_PORT: '0', LINLI_MQTT_PORT: '0', LINLI_OCPP_PORT: '0' }
  const settings = { LINLI_DATA: temporaryFolder(), LINLI_ADMIN_PASSWORD: password, ...ports }
  const start = async () => {
    const server = startServerProcess({ settings })
    const at = await server.ready
    return { ...server, port: at.ocppPort as number, client: await signIn({ ...at, password }) }
  }
  const first = await start()
  const token = await first.client.addDevice('cp-1', 'ev-charger')
  const feed = await first.client.feed()
  const cp = await rawCharger(first.port, 'cp-1', { token })
  const timestamp = new Date().toISOString()
  const begin = [2, '7', 'StartTransaction', { connectorId: 1, idTag: 'x', meterStart: 4, timestamp }]
  const fault = [
    2,
    '8',
    'StatusNotification',
    { connectorId: 1, status: 'Faulted', errorCode: 'GroundFailure', timestamp },
  ]
  const [, , { transactionId }] = (await cp.ask(begin)) as [number, string, { transactionId: number }]
  cp.say(fault)
  // What comes back meanwhile is not read: the charger waits for it in vain.
  cp.socket.pause()
  await feed.until(({ event }) => event.type === 'raised')
  first.child.kill('SIGKILL')
  await first.ended
  cp.socket.terminate()

  const second = await start()
  t.teardown(async () => {
    second.child.kill('SIGTERM')
    await second.ended
  })
  const back = await rawCharger(second.port, 'cp-1', { token })
  t.teardown(() => back.socket.terminate())
  t.match(await back.ask(begin), [3, '7', { transactionId }])
  t.match(await back.ask(fault), [3, '8', {}])
  const { alerts } = (await second.client.call('GET', '/api/alerts?condition=active')).body as {
    alerts: { rule: string; occurrences: number }[]
  }
  t.match(alerts, [{ rule: 'charger-fault', occurrences: 1 }])
  t.equal(alerts.length, 1)
  t.match((await second.client.text('/metrics')).text, 'linli_readings_total{label="repeated"} 2')
})
