import t from 'tap'
import type { SettingValues } from '../../source.ts'
import { zigbee2mqtt } from './zigbee2mqtt.ts'

const limits = { payloadBytesMax: 1_000 }
const opened = (settings: SettingValues = {}) => {
  const read = zigbee2mqtt.open(settings, limits)
  return (topic: string, payload: unknown) =>
    read({
      ...{ topic, retained: false },
      payload: Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload)),
    })
}

t.test('what is no topic of its base is of no device, and a base may have slashes', async t => {
  const read = opened({ base: 'home/zigbee/' })
  t.match(read('home/zigbee/door', { contact: true }), { ok: true, heard: [{ address: 'door' }] })
  t.same(read('home/door', { contact: true }), { ok: false, reason: 'topic-names-no-device' })
})

t.test('a base that is no topic is refused in words', async t => {
  for (const base of ['', '/', 'a/#', '+/b'])
    t.throws(() => opened({ base }), new Error('base: expected a topic, without wildcards'))
})

t.test('a device whose name ends like a topic of another is known by the list', async t => {
  const read = opened()
  read('zigbee2mqtt/bridge/devices', [{ friendly_name: 'gate/action', definition: null }])
  t.match(read('zigbee2mqtt/gate/action', { contact: false }), {
    heard: [{ address: 'gate/action', about: { name: 'gate/action' } }],
  })
})

t.test('a press that its own topic told of is none again, and what is left out can be seen', async t => {
  const read = opened()
  t.match(read('zigbee2mqtt/button/action', 'emergency'), { heard: [{ fields: { action: 'emergency' } }] })
  t.match(read('zigbee2mqtt/button', { action: 'emergency', battery: 90 }), {
    heard: [{ fields: { action: '', action_said_before: 'emergency', battery: 90 } }],
  })
  t.match(read('zigbee2mqtt/button', { action: 'emergency' }), {
    heard: [{ fields: { action: 'emergency' } }],
  })
})

t.test('when it was last seen is the time of what it says, by the clock or in milliseconds', async t => {
  const read = opened()
  const ts = Date.UTC(2020, 4, 4, 10, 6, 19)
  for (const last_seen of ['2020-05-04T12:06:19+02:00', ts])
    t.match(read('zigbee2mqtt/door', { contact: true, last_seen }), { heard: [{ ts }] })
  t.same(read('zigbee2mqtt/door', { contact: true, last_seen: 'just now' }), {
    ok: true,
    heard: [{ what: 'said', address: 'door', fields: { contact: true } }],
  })
})

t.test(
  'the answers, the log and the state of what nobody knows are refused by name or say nothing',
  async t => {
    const read = opened()
    t.same(read('zigbee2mqtt/bridge/logging', { level: 'info' }), { ok: true, heard: [] })
    t.same(read('zigbee2mqtt/bridge/event', { type: 'device_dreams', data: { friendly_name: 'x' } }), {
      ok: false,
      reason: 'event-unknown',
    })
    t.same(read('zigbee2mqtt/bridge/devices', { friendly_name: 'x' }), { ok: false, reason: 'not-an-array' })
    t.same(read('zigbee2mqtt/x/availability', 'perhaps'), { ok: false, reason: 'availability-unknown' })
    t.same(read('zigbee2mqtt/x', 'a'.repeat(1_001)), { ok: false, reason: 'payload-too-large' })
  },
)
