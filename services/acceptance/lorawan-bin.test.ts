import t from 'tap'
import { startRealServer } from '../../scripts/testing/real-server.ts'
import { type Client, signIn } from './client.ts'
import { signInDevice } from './device.ts'

const DEV_EUI = '24e124abcdef0001'
const TOPIC = `application/1/device/${DEV_EUI}/event/up`

/** Of a Milesight EM400: 420 mm to the waste, in a bin that is 1,500 deep and full at 300. */
const NINETY_PERCENT = '017561' + '0367b900' + '0482a401' + '050000'

const uplink = (fCnt: number, atMs: number) =>
  JSON.stringify({
    ...{ deduplicationId: `uplink-${fCnt}`, time: new Date(atMs).toISOString(), devAddr: '00189440' },
    deviceInfo: { deviceName: 'Bin at gate 3', deviceProfileName: 'EM400-UDL', devEui: DEV_EUI },
    ...{ fCnt, fPort: 85, data: Buffer.from(NINETY_PERCENT, 'hex').toString('base64') },
  })

async function addBin(client: Client): Promise<string> {
  const token = await client.addDevice('gw-1', 'gateway')
  const source = { site: 'demo', name: 'LoRaWAN', via: { gateway: 'gw-1' }, format: 'chirpstack' }
  const filters = ['application/+/device/+/event/+']
  await client.call('PUT', '/api/sources/lorawan', { ...source, filters })
  return token
}

const origin = {
  ...{ source: 'lorawan', address: DEV_EUI, codec: 'milesight' },
  mounting: { emptyMm: 1_500, fullMm: 300, deadZoneMm: 250 },
}

t.test(
  'a bin that waits in the list is adopted, and is full by the distance that its sensor sends',
  async t => {
    const server = await startRealServer()
    t.teardown(() => server.stop())
    const client = await signIn(server)
    const feed = await client.feed()
    t.teardown(() => feed.close())
    const gateway = await signInDevice(server, 'gw-1', await addBin(client))
    t.teardown(() => gateway.endAsync())
    const nowMs = Date.now()
    const send = (fCnt: number, atMs = nowMs + fCnt) =>
      gateway.publishAsync(TOPIC, uplink(fCnt, atMs), { qos: 1 })

    await send(1)
    t.match((await client.call('GET', '/api/unclaimed')).body, {
      devices: [{ source: 'lorawan', address: DEV_EUI, name: 'Bin at gate 3', model: 'EM400-UDL', count: 1 }],
    })
    const bin = { kind: 'smart-bin', site: 'demo', zone: 'east', name: 'Bin at gate 3', origin }
    t.equal((await client.call('PUT', '/api/devices/bin-gate-3', bin)).status, 200)

    await send(2)
    await feed.until(({ event, alert }) => event.type === 'raised' && alert.deviceId === 'bin-gate-3')
    // Sent again by a network that was not answered: one reading, and no second one in a row.
    await send(2)
    await send(3, nowMs + 3_000)
    const { alert } = await feed.until(({ alert }) => alert.severity === 'high')
    t.match(alert, { rule: 'bin-full', deviceId: 'bin-gate-3' })
    const { body } = await client.call('GET', '/api/devices/bin-gate-3')
    t.match(body, { values: { fillPercent: 90, temperatureC: 18.5, batteryPercent: 97 } })
    t.match((await client.call('GET', '/api/alerts')).body, { alerts: [{ occurrences: 2 }] })
  },
)
