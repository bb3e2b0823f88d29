import t from 'tap'
import { startRealServer } from '../../scripts/testing/real-server.ts'
import { signIn } from './client.ts'
import { signInDevice } from './device.ts'

const PRESSED = '{"action":"emergency","battery":null,"linkquality":90}'

t.test(
  'a press of a Zigbee button, said twice, is one SOS; smoke and an open door come in beside it',
  async t => {
    const server = await startRealServer()
    t.teardown(() => server.stop())
    const client = await signIn(server)
    const feed = await client.feed()
    t.teardown(() => feed.close())
    const token = await client.addDevice('stick', 'gateway')
    const source = { site: 'demo', name: 'Zigbee', via: { gateway: 'stick' }, format: 'zigbee2mqtt' }
    const saved = await client.call('PUT', '/api/sources/zigbee', { ...source, filters: ['zigbee2mqtt/#'] })
    t.match(saved.status, /20[01]/, JSON.stringify(saved.body))
    const behind = (address: string, codec: string) => ({
      gateway: 'stick',
      origin: { source: 'zigbee', address, codec },
    })
    await client.addDevice('button', 'wristband', behind('house-3/bed', 'zigbee-button'))
    await client.addDevice('stairs', 'smoke-detector', behind('house-3/stairs', 'zigbee-smoke'))
    await client.addDevice('roof', 'door-sensor', behind('house-3/roof', 'zigbee-door'))

    const stick = await signInDevice(server, 'stick', token)
    t.teardown(() => stick.endAsync())
    const say = (topic: string, payload: string) =>
      stick.publishAsync(`zigbee2mqtt/${topic}`, payload, { qos: 1 })
    await say('house-3/bed', PRESSED)
    await say('house-3/bed', '{"action":"","battery":null,"linkquality":90}')
    await say('house-3/bed/action', 'emergency')
    await say('house-3/roof', '{"contact":false,"battery":97}')
    await say('house-3/stairs', '{"smoke":true,"battery":100}')

    await feed.until(({ alert }) => alert.rule === 'smoke-alarm')
    const { body } = await client.call('GET', '/api/alerts')
    const alerts = (body as { alerts: { id: string; rule: string; deviceId: string; occurrences: number }[] })
      .alerts
    t.same(alerts.map(({ rule, deviceId, occurrences }) => [rule, deviceId, occurrences]).toSorted(), [
      ['smoke-alarm', 'stairs', 1],
      ['sos', 'button', 1],
    ])
    t.match((await client.call('GET', '/api/devices/roof')).body, {
      values: { open: true, batteryPercent: 97 },
    })

    const { body: itself } = await client.call('GET', '/api/devices/stick')
    t.type((itself as { lastSeenAt: unknown }).lastSeenAt, 'string', 'who forwards all that is heard too')

    const sos = alerts.find(({ rule }) => rule === 'sos')
    await client.call('POST', `/api/alerts/${sos?.id}/acknowledge`, {})
    await say('house-3/bed', PRESSED)
    const again = await feed.until(({ event, alert }) => alert.rule === 'sos' && event.type === 'reopened')
    t.equal(again.alert.handling, 'new', 'a second press is heard')
  },
)
