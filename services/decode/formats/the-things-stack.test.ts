import t from 'tap'
import type { Said } from '../source.ts'
import { theThingsStack } from './the-things-stack.ts'

const end_device_ids = { device_id: 'bin-gate-3', dev_eui: '24E124ABCDEF0001', dev_addr: '00AA' }
const of = { address: '24e124abcdef0001', about: { name: 'bin-gate-3' } }
const TS = Date.UTC(2026, 4, 1, 12)

const opened = () => {
  const read = theThingsStack.open({}, { payloadBytesMax: 10_000 })
  return (body: unknown) =>
    read({
      topic: 'v3/app@tenant/devices/bin-gate-3/up',
      payload: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
      retained: false,
    })
}
const heard = (body: object) => {
  const decoded = opened()(body)
  return decoded.ok ? decoded.heard : decoded.reason
}
const up = (uplink_message: object, more: object = {}) => heard({ end_device_ids, uplink_message, ...more })
const stamp = (said: unknown) => (said as Said[])[0]?.ts

t.test('an uplink has its bytes with their port and what the formatter made of them', async t => {
  t.same(
    up({
      ...{ f_port: 85, f_cnt: 3, frm_payload: 'AXVh', decoded_payload: { battery: 97 } },
      received_at: '2026-05-01T12:00:00.000999999Z',
    }),
    [
      {
        ...{ what: 'said', ...of, fields: { battery: 97 }, ts: TS },
        frame: { bytes: Buffer.from('017561', 'hex'), port: 85 },
      },
    ],
  )
})

t.test(
  'it was received when the first clock that can be read says so, the network’s before a gateway’s',
  async t => {
    const frame = { f_port: 85, frm_payload: 'AXVh' }
    const gateway = { rx_metadata: [{ time: '2026-05-01T11:00:00Z' }] }
    t.equal(stamp(up({ ...frame, ...gateway, received_at: '2026-05-01T12:00:00Z' })), TS)
    t.equal(stamp(up({ ...frame, ...gateway }, { received_at: '2026-05-01T12:00:00Z' })), TS)
    t.equal(stamp(up({ ...frame, ...gateway, received_at: '2026-05-01T12:0...' })), TS - 3_600_000)
    t.match(up({ ...frame, received_at: '2026-05-01T12:0...' }), [{ what: 'said', ts: undefined }])
  },
)

t.test('a frame of port 0 or without bytes is an event', async t => {
  for (const uplink of [{ f_port: 0, frm_payload: 'AXVh' }, { f_port: 85 }, { frm_payload: null }])
    t.same(up(uplink), [{ what: 'event', ...of, event: 'uplink-without-payload' }])
})

t.test('each other message is an event under its name', async t => {
  for (const [key, event] of [
    ['join_accept', 'tts-join'],
    ['downlink_queued', 'tts-down-queued'],
    ['downlink_ack', 'tts-down-ack'],
    ['downlink_nack', 'tts-down-nack'],
    ['downlink_failed', 'tts-down-failed'],
    ['service_data', 'tts-service-data'],
  ] as const)
    t.same(heard({ end_device_ids, [key]: {} }), [{ what: 'event', ...of, event }])
})

t.test('a place is told by the network', async t => {
  const location_solved = { location: { latitude: 39.9, longitude: 116.4 } }
  t.match(heard({ end_device_ids, location_solved }), [
    { fields: { lat: 39.9, lon: 116.4 }, byNetwork: true },
  ])
})

t.test('an uplink of version 2 is read too, and one without bytes is an event', async t => {
  const before = {
    ...{ dev_id: 'bin-gate-3', hardware_serial: '24E124ABCDEF0001', port: 85, counter: 3 },
    metadata: { time: '2026-05-01T12:00:00Z' },
  }
  t.match(heard({ ...before, payload_raw: 'AXVh' }), [{ ...of, frame: { port: 85 }, ts: TS }])
  t.same(heard({ ...before, payload_raw: null }), [{ what: 'event', ...of, event: 'uplink-without-payload' }])
})

t.test('a device without a DevEUI is called what the server calls it', async t => {
  t.match(heard({ end_device_ids: { device_id: 'bin-gate-3' }, join_accept: {} }), [
    { address: 'bin-gate-3' },
  ])
})

t.test('what is none of its messages is refused by name', async t => {
  t.equal(heard({}), 'device-unnamed')
  t.equal(heard({ end_device_ids: {} }), 'device-unnamed')
  t.equal(heard({ end_device_ids, weather: {} }), 'tts-message-unknown')
  t.same(opened()('[]'), { ok: false, reason: 'not-an-object' })
})
