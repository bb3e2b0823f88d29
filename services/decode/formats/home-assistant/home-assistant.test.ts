import t from 'tap'
import { ENTITIES_MAX } from './entities.ts'
import { homeAssistant } from './home-assistant.ts'

function listener() {
  const read = homeAssistant.open({}, { payloadBytesMax: 10_000 })
  return (topic: string, payload: unknown) =>
    read({
      ...{ topic, retained: false },
      payload: Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload)),
    })
}
const device = { identifiers: ['d'] }

t.test('a device is online when all say so that were heard of it', async t => {
  const hear = listener()
  hear('homeassistant/binary_sensor/d/config', {
    ...{ state_topic: 's', device },
    availability: [
      { topic: 'stick' },
      { topic: 'own', payload_available: 'up', payload_not_available: 'down' },
    ],
  })
  t.match(hear('stick', 'online'), { heard: [{ online: true }] })
  t.match(hear('own', 'down'), { heard: [{ online: false }] })
  t.match(hear('stick', 'online'), { heard: [{ online: false }] }, 'it itself said that it is not')
  t.match(hear('own', 'up'), { heard: [{ online: true }] })
  t.same(hear('own', 'perhaps'), { ok: true, heard: [] })
})

t.test('on and off are what the configuration says they are, and anything else is nothing', async t => {
  const hear = listener()
  hear('homeassistant/binary_sensor/d/config', { state_topic: 's', device_class: 'door', device })
  t.match(hear('s', 'ON'), { heard: [{ fields: { door: true } }] })
  t.match(hear('s', 'OFF'), { heard: [{ fields: { door: false } }] })
  t.same(hear('s', 'ajar'), { ok: true, heard: [] })
})

t.test('numbers come in the unit of the metrics', async t => {
  const hear = listener()
  const units = { temperature: '°F', power: 'kW', current: 'mA' }
  for (const [name, unit_of_measurement] of Object.entries(units))
    hear(`homeassistant/sensor/d/${name}/config`, {
      ...{ state_topic: 's', value_template: `{{ value_json.${name} }}`, unit_of_measurement, device },
      device_class: name,
    })
  t.match(hear('s', { temperature: 212, power: '7.4', current: 500 }), {
    heard: [{ fields: { temperature: 100, power: 7_400, current: 0.5 } }],
  })
})

t.test('an entity that is announced anew is read as it was announced last', async t => {
  const hear = listener()
  hear('homeassistant/sensor/d/config', { state_topic: 'old', device })
  hear('homeassistant/sensor/d/config', { state_topic: 'new', device })
  t.same(hear('old', '1'), { ok: false, reason: 'topic-not-announced' })
  t.match(hear('new', '1'), { heard: [{ fields: { d: 1 } }] })
  t.same(hear('homeassistant/sensor/d/config', { device }), { ok: false, reason: 'state-topic-missing' })
  t.same(hear('new', '1'), { ok: false, reason: 'topic-not-announced' })
})

t.test(`${ENTITIES_MAX} entities are remembered; one more is refused by name`, async t => {
  const hear = listener()
  const config = { state_topic: 's', device }
  for (let n = 0; n < ENTITIES_MAX; n++) hear(`homeassistant/sensor/d${n}/config`, config)
  t.same(hear('homeassistant/sensor/more/config', config), { ok: false, reason: 'too-many-entities' })
  t.match(hear('homeassistant/sensor/d0/config', config), { ok: true }, 'one that is there may change')
})
