import t from 'tap'
import type { Said } from '../source.ts'
import { chirpstack } from './chirpstack.ts'

const deviceInfo = {
  deviceName: 'Bin at gate 3',
  deviceProfileName: 'EM400',
  devEui: '24E124ABCDEF0001',
}
const TIME = '2026-05-01T12:00:00.123456789+00:00'
const TS = Date.UTC(2026, 4, 1, 12, 0, 0, 123)
const of = { address: '24e124abcdef0001', about: { name: 'Bin at gate 3', model: 'EM400' } }

const opened = () => {
  const read = chirpstack.open({}, { payloadBytesMax: 10_000 })
  return (event: string, body: unknown, topic = `application/1/device/24e124abcdef0001/event/${event}`) =>
    read({
      topic,
      payload: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
      retained: false,
    })
}
const heard = (event: string, body: object) => {
  const decoded = opened()(event, { deviceInfo, time: TIME, ...body })
  return decoded.ok ? decoded.heard : decoded.reason
}

t.test(
  'an uplink has its bytes with their port, what the server made of them, and its time to the millisecond',
  async t => {
    const object = { distance: 420 }
    t.same(heard('up', { fPort: 85, data: 'AXVh', object }), [
      {
        what: 'said',
        ...of,
        fields: object,
        frame: { bytes: Buffer.from('017561', 'hex'), port: 85 },
        ts: TS,
      },
    ])
  },
)

t.test('a message of version 3 names its device in base64 and has JSON within JSON', async t => {
  const body = {
    ...{ deviceName: 'Old bin', devEUI: 'JOEkq83vAAE=', fPort: 5, objectJSON: '{"distance":420}' },
    rxInfo: [{ time: '2026-05-01T12:00:00Z' }],
  }
  t.match(opened()('up', body), {
    heard: [{ address: of.address, about: { name: 'Old bin' }, fields: { distance: 420 }, ts: TS - 123 }],
  })
})

t.test('a battery is told by the network where the device has one and knows it', async t => {
  t.match(heard('status', { margin: 7, batteryLevel: 62.5 }), [
    { what: 'said', fields: { batteryPercent: 62.5, marginDb: 7 }, byNetwork: true, ts: TS },
  ])
  for (const body of [
    { margin: 7 },
    { batteryLevel: 254 },
    { batteryLevel: 255 },
    { batteryLevel: 0, externalPowerSource: true },
    { batteryLevel: 50, batteryLevelUnavailable: true },
  ])
    t.same(
      heard('status', body),
      [{ what: 'event', ...of, event: 'chirpstack-status' }],
      JSON.stringify(body),
    )
})

t.test('what is neither reading nor status is an event under a name', async t => {
  const names: [string, object, string][] = [
    ['join', {}, 'chirpstack-join'],
    ['txack', {}, 'chirpstack-txack'],
    ['integration', {}, 'chirpstack-integration'],
    ['location', { location: {} }, 'chirpstack-location'],
    ['up', { fPort: 0, data: 'AXVh' }, 'uplink-without-payload'],
    ['up', {}, 'uplink-without-payload'],
    ['log', { level: 'ERROR', code: 'UPLINK_MIC' }, 'chirpstack-error-uplink-mic'],
    ['log', { level: 'WARNING', code: 'UPLINK_F_CNT_RESET' }, 'chirpstack-warning-uplink-f-cnt-reset'],
    ['error', { type: 'OTAA' }, 'chirpstack-error-otaa'],
    ['log', { level: 'ERROR', code: 'whatever it likes' }, 'chirpstack-log-other'],
  ]
  for (const [event, body, name] of names)
    t.same(heard(event, body), [{ what: 'event', ...of, event: name }], name)
})

t.test('a place is told by the network', async t => {
  t.match(heard('location', { location: { latitude: 39.9, longitude: 116.4, altitude: 50 } }), [
    { fields: { lat: 39.9, lon: 116.4 }, byNetwork: true },
  ])
})

t.test('a time that cannot be read loses no reading', async t => {
  for (const time of ['2026-05-01T12', 17, undefined, '2026-02-30T00:00:00Z']) {
    const [said] = heard('up', { fPort: 85, data: 'AXVh', time }) as Said[]
    t.same(said?.frame?.port, 85, String(time))
    t.notOk(said && 'ts' in said)
  }
})

t.test('a frame that is sent again within ten minutes has the time of its first', async t => {
  const read = opened()
  const at = (time: string, more: object = {}) => {
    const decoded = read('up', {
      ...{ deviceInfo, devAddr: '00aa', fCnt: 7, fPort: 85, data: 'AXVh', time: `2026-05-01T12:${time}Z` },
      ...more,
    })
    const [said] = decoded.ok ? decoded.heard : []
    return new Date((said as Said).ts as number).toISOString().slice(14, 19)
  }
  t.equal(at('00:00'), '00:00')
  t.equal(at('00:05'), '00:00', 'the same again')
  t.equal(at('00:06', { fCnt: 8 }), '00:06', 'the next')
  t.equal(at('00:07', { fCnt: 8, data: 'AXVi' }), '00:07', 'other bytes')
  t.equal(at('00:08', { fCnt: 8, data: 'AXVi', devAddr: '00bb' }), '00:08', 'another session')
  t.equal(at('10:09', { fCnt: 8, data: 'AXVi', devAddr: '00bb' }), '10:09', 'long after: it began anew')
})

t.test('what names no device, no event or is no JSON is refused by name', async t => {
  const read = opened()
  t.same(read('up', '', 'elsewhere'), { ok: false, reason: 'empty' })
  t.same(read('up', 'no', 'elsewhere'), { ok: false, reason: 'not-json' })
  t.same(read('up', {}, 'elsewhere'), { ok: false, reason: 'device-unnamed' })
  t.same(read('other', { deviceInfo }), { ok: false, reason: 'chirpstack-event-unknown' })
  t.match(read('join', {}), { heard: [{ address: of.address }] }, 'the topic names it')
})
