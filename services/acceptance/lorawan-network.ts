import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { connectAsync } from 'mqtt'
import type { Test } from 'tap'
import { askUntil } from '../../scripts/testing/ask-until.ts'
import { startRealServer } from '../../scripts/testing/real-server.ts'
import { startMosquitto } from '../bridges/testing/mosquitto.ts'
import { temporaryFolder } from '../store/temporary.ts'
import { type Client, signIn } from './client.ts'

const PASSWORD = 'a-password-for-the-network'
const DEV_EUI = '24e124abcdef0001'
const DEVICE = `application/7/device/${DEV_EUI}`

export interface NetworkServer {
  readonly client: Client
  untilBridge(state: string): Promise<void>
  kill(): Promise<void>
}

/** A ChirpStack behind a mosquitto of its own, played by hand, with one bin that is known to the server. */
export async function openNetwork(t: Test) {
  const broker = await startMosquitto(t)
  const list = join(temporaryFolder(), 'bridges.yaml')
  const url = `mqtt://127.0.0.1:${broker.port}`
  writeFileSync(list, `- {id: lora, url: "${url}", keepaliveSeconds: 5}\n`)
  const chirpstack = await connectAsync(url, { clientId: 'chirpstack', clean: false, reconnectPeriod: 50 })
  t.teardown(() => chirpstack.endAsync(true))
  const heard: [topic: string, body: { id: string } & Record<string, unknown>][] = []
  let taken = 0
  let news = () => {}
  chirpstack.on('message', (topic, payload) => {
    heard.push([topic, JSON.parse(String(payload))])
    news()
  })
  await chirpstack.subscribeAsync('application/+/device/+/command/down', { qos: 1 })
  const says = (event: string, body: object) =>
    chirpstack.publishAsync(`${DEVICE}/event/${event}`, JSON.stringify({ ...about(), ...body }), { qos: 1 })

  return {
    ...{ start: () => broker.start(), stop: () => broker.stop(), says },
    /** The next order that nobody looked at. */
    async next() {
      while (heard.length === taken) await new Promise<void>(resolve => (news = resolve))
      taken += 1
      return heard[taken - 1] as (typeof heard)[number]
    },
    get heard() {
      return heard.length
    },
    get ids() {
      return heard.map(([, { id }]) => id)
    },
    /** The server with its data in this folder, which has heard the bin. */
    async serve(folder: string): Promise<NetworkServer> {
      const settings = { LINLI_DATA: folder, LINLI_ADMIN_PASSWORD: PASSWORD, LINLI_BRIDGES: list }
      const server = await startRealServer({ ...settings, LINLI_BRIDGE_WAIT_SECONDS: '1' })
      t.teardown(() => server.stop())
      const client = await signIn({ ...server, password: PASSWORD })
      const untilBridge = async (state: string) => {
        await askUntil(async () => stateIn((await client.call('GET', '/api/bridges')).body) === state)
      }
      await adopt(client)
      await untilBridge('connected')
      // Connected is before subscribed: what is answered in between would be heard by nobody.
      for (let fCnt = 0; !(await isHeard(client)); fCnt++) await says('up', { ...UPLINK, fCnt })
      const kill = async () => {
        process.kill(server.pid, 'SIGKILL')
        await server.ended
      }
      return { client, untilBridge, kill }
    },
  }
}

const about = () => ({ time: new Date().toISOString(), deviceInfo: { devEui: DEV_EUI, deviceName: 'Bin' } })

const UPLINK = { fPort: 85, data: Buffer.from('017561', 'hex').toString('base64') }

const isHeard = async (client: Client): Promise<boolean> => {
  const { body } = await client.call('GET', '/api/devices/bin-1')
  return (body as { values: { batteryPercent?: number } }).values.batteryPercent !== undefined
}

const stateIn = (body: unknown) => (body as { bridges: { state: string }[] }).bridges[0]?.state

/** Its application is set, so that it can be told something before it speaks. */
async function adopt(client: Client): Promise<void> {
  const source = { site: 'demo', name: 'LoRaWAN', via: { bridge: 'lora' }, format: 'chirpstack' }
  const filters = ['application/+/device/+/event/+']
  await client.call('PUT', '/api/sources/lora', { ...source, filters, settings: { application: '7' } })
  const origin = { source: 'lora', address: DEV_EUI, codec: 'milesight' }
  const bin = { kind: 'smart-bin', site: 'demo', zone: 'east', name: 'Bin', origin }
  await client.call('PUT', '/api/devices/bin-1', bin)
}
