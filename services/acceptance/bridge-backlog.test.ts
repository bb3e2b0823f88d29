import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { connectAsync } from 'mqtt'
import t from 'tap'
import { askUntil } from '../../scripts/testing/ask-until.ts'
import { startRealServer } from '../../scripts/testing/real-server.ts'
import { needs } from '../../scripts/testing/system-program.ts'
import type { WireOrder } from '../api/wire/order.ts'
import { startMosquitto } from '../bridges/testing/mosquitto.ts'
import { temporaryFolder } from '../store/temporary.ts'
import { type Client, signIn } from './client.ts'
import { listening } from './listening.ts'

const SOCKET = { orders: 'cut-off:state=OFF, restore:state=ON' }
const LINLI_ADMIN_PASSWORD = 'a-password-for-the-backlog'

t.test(
  'what waited at a broker and says no time does not end an order, and what is said after the order does',
  needs('mosquitto'),
  async t => {
    const { port } = await startMosquitto(t)
    const folder = temporaryFolder()
    const LINLI_BRIDGES = join(folder, 'bridges.yaml')
    writeFileSync(LINLI_BRIDGES, `- {id: house, url: "mqtt://127.0.0.1:${port}"}\n`)
    const begin = async () => {
      const server = await startRealServer({ LINLI_DATA: folder, LINLI_ADMIN_PASSWORD, LINLI_BRIDGES })
      t.teardown(() => server.stop())
      return { server, client: await signIn({ ...server, password: LINLI_ADMIN_PASSWORD }) }
    }
    const stick = await connectAsync(`mqtt://127.0.0.1:${port}`)
    t.teardown(() => stick.endAsync(true))
    const { next } = await listening(stick, 'zigbee2mqtt/+/set')
    const says = (state: string, powerW: number) =>
      stick.publishAsync('zigbee2mqtt/plug', JSON.stringify({ state, powerW }), { qos: 1 })
    const powerAt = async (client: Client) => {
      const { body } = await client.call('GET', '/api/devices/plug')
      return (body as { values: { powerW?: number } }).values.powerW
    }

    const before = await begin()
    const source = { site: 'demo', name: 'House', via: { bridge: 'house' }, format: 'zigbee2mqtt' }
    const settled = { ...source, filters: ['zigbee2mqtt/#'], settings: SOCKET }
    t.match((await before.client.call('PUT', '/api/sources/house', settled)).status, /20[01]/)
    const origin = { source: 'house', address: 'plug' }
    const plug = { kind: 'ev-charger', site: 'demo', zone: 'east', name: 'Plug', origin }
    t.match((await before.client.call('PUT', '/api/devices/plug', plug)).status, /20[01]/)
    await askUntil(async () => {
      await says('ON', 1_000)
      return (await powerAt(before.client)) === 1_000
    })
    await before.client.call('POST', '/api/devices/plug/orders', { name: 'cut-off', confirm: true })
    t.same((await next()).map(String), ['zigbee2mqtt/plug/set', '{"state":"OFF"}'])
    process.kill(before.server.pid, 'SIGKILL')
    await before.server.ended
    for (let power = 1; power <= 200; power++) await says(power === 150 ? 'OFF' : 'ON', power)

    const { client } = await begin()
    t.same((await next()).map(String), ['zigbee2mqtt/plug/set', '{"state":"OFF"}'], 'it is told again')
    await askUntil(async () => (await powerAt(client)) === 200)
    const order = async () =>
      ((await client.call('GET', '/api/devices/plug/orders')).body as { orders: WireOrder[] }).orders[0]
    t.match(await order(), { state: 'sent' })
    await says('OFF', 0)
    const ended = await askUntil(order, said => said?.state !== 'sent')
    t.match(ended, { state: 'done', said: '{"state":"OFF"}' })
  },
)
