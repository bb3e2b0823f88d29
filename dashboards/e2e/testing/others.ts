import { connectAsync } from 'mqtt'
import type { WireDeviceToken } from '../../../services/api/wire/device-token.ts'
import type { At } from './shift.ts'

const BINS = [
  ['yard-bin-21', { fillPercent: 93, temperatureC: 21.5, batteryPercent: 88 }],
  ['yard-bin-22', { fillPercent: 41, temperatureC: 20.5, batteryPercent: 64 }],
  ['yard-button-3', { sos: false, batteryPercent: 71 }],
] as const

const SENSOR = '24e124713c123456'
/** 76 % of its battery, 19.5 °C, 870 mm down to what lies in the bin. */
const UPLINK = {
  deviceInfo: { devEui: SENSOR, deviceName: 'yard-bin-20', applicationId: '1' },
  ...{ fCnt: 7, fPort: 85, data: Buffer.from('01754c0367c30004826603050000', 'hex').toString('base64') },
}

/** A system that was there before, which speaks for devices that nobody registered yet. */
export async function letOthersSpeak(manager: At, mqtt: string): Promise<void> {
  const body = { kind: 'gateway', site: 'demo', zone: 'yard', name: '地下室网络服务器' }
  await manager('PUT', '/api/devices/demo-network', body)
  const account = (await manager('POST', '/api/devices/demo-network/token')) as WireDeviceToken
  await manager('PUT', '/api/sources/demo-yard', {
    ...{ site: 'demo', name: '旧垃圾桶平台', via: { gateway: 'demo-network' }, filters: ['yard/+/state'] },
    ...{ format: 'plain-json', settings: { level: 2 }, ignored: ['neighbour-7'] },
  })
  await hangSensor(manager)
  const { username, token: password } = account
  const client = await connectAsync(mqtt, { clientId: username, username, password })
  for (const [address, said] of BINS)
    await client.publishAsync(`yard/${address}/state`, JSON.stringify(said), { qos: 1 })
  await client.publishAsync('yard/yard-bin-21/state', 'fill=93', { qos: 1 })
  await client.publishAsync(`application/1/device/${SENSOR}/event/up`, JSON.stringify(UPLINK), { qos: 1 })
  await client.endAsync()
}

/** A bin whose sensor sends bytes over LoRaWAN, and of which somebody measured how it hangs. */
async function hangSensor(manager: At): Promise<void> {
  await manager('PUT', '/api/sources/demo-lora', {
    ...{ site: 'demo', name: '地下室 ChirpStack', via: { gateway: 'demo-network' } },
    ...{ filters: ['application/+/device/+/event/+'], format: 'chirpstack', codec: 'milesight' },
  })
  await manager('PUT', '/api/devices/demo-yard-bin-20', {
    ...{ kind: 'smart-bin', site: 'demo', zone: 'yard', name: '后院垃圾桶', model: 'EM400-MUD' },
    origin: {
      ...{ source: 'demo-lora', address: SENSOR },
      mounting: { emptyMm: 1_500, fullMm: 250, deadZoneMm: 30 },
    },
  })
}
