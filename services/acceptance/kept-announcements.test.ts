import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { connectAsync } from 'mqtt'
import t from 'tap'
import { askUntil } from '../../scripts/testing/ask-until.ts'
import { startRealServer } from '../../scripts/testing/real-server.ts'
import { needs } from '../../scripts/testing/system-program.ts'
import type { WireOrderList } from '../api/wire/order.ts'
import { startMosquitto } from '../bridges/testing/mosquitto.ts'
import { temporaryFolder } from '../store/temporary.ts'
import { signIn } from './client.ts'
import { listening } from './listening.ts'

const PASSWORD = 'a-password-for-the-house'
const CONFIG = {
  ...{ state_topic: 'tele/plug-1', device_class: 'power', unit_of_measurement: 'W' },
  device: { identifiers: ['plug-1'] },
}
const RELAY = {
  ...{ command_topic: 'tele/plug-1/set', state_topic: 'tele/plug-1/relay', payload_off: 'open' },
  device: { identifiers: ['plug-1'] },
}

t.test(
  'what was announced once, and kept by the broker behind a bridge, is known again after a kill, and where it is told something',
  needs('mosquitto'),
  async t => {
    const broker = await startMosquitto(t)
    const url = `mqtt://127.0.0.1:${broker.port}`
    const list = join(temporaryFolder(), 'bridges.yaml')
    writeFileSync(list, `- {id: house, url: "${url}"}\n`)
    const folder = temporaryFolder()
    const begin = async () => {
      const settings = { LINLI_DATA: folder, LINLI_ADMIN_PASSWORD: PASSWORD, LINLI_BRIDGES: list }
      const server = await startRealServer(settings)
      t.teardown(() => server.stop())
      return { server, client: await signIn({ ...server, password: PASSWORD }) }
    }
    const house = await connectAsync(url)
    t.teardown(() => house.endAsync(true))
    const config = JSON.stringify(CONFIG)
    await house.publishAsync('homeassistant/sensor/plug-1/config', config, { qos: 1, retain: true })

    const relay = JSON.stringify(RELAY)
    await house.publishAsync('homeassistant/switch/plug-1/config', relay, { qos: 1, retain: true })

    const { server, client } = await begin()
    const source = { site: 'demo', name: 'House', via: { bridge: 'house' }, format: 'home-assistant' }
    const filters = ['homeassistant/+/+/config', 'tele/#']
    const settings = { orders: 'cut-off:switch=off' }
    await client.call('PUT', '/api/sources/house', { ...source, filters, settings })
    const origin = { source: 'house', address: 'plug-1', codec: 'home-assistant' }
    const plug = { kind: 'ev-charger', site: 'demo', zone: 'east', name: 'Plug', origin }
    await client.call('PUT', '/api/devices/plug-1', plug)
    process.kill(server.pid, 'SIGKILL')
    await server.ended

    const again = await begin()
    for (let power = 1; ; power++) {
      await house.publishAsync('tele/plug-1', String(power), { qos: 1 })
      const { values } = (await again.client.call('GET', '/api/devices/plug-1')).body as {
        values: { powerW?: number }
      }
      if (values.powerW !== undefined) break
    }
    t.pass('it is understood, and nobody announced anything since')

    const { next } = await listening(house, 'tele/plug-1/set')
    const given = { name: 'cut-off', confirm: true }
    await again.client.call('POST', '/api/devices/plug-1/orders', given)
    t.same((await next()).map(String), ['tele/plug-1/set', 'open'])
    await house.publishAsync('tele/plug-1/relay', 'open', { qos: 1 })
    const orders = async () =>
      ((await again.client.call('GET', '/api/devices/plug-1/orders')).body as WireOrderList).orders
    const [order] = await askUntil(orders, ([order]) => order?.endedAt !== undefined)
    t.match(order, { state: 'done', said: '{"plug-1":"off"}' })
  },
)
