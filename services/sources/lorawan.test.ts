import { readFileSync } from 'node:fs'
import t from 'tap'
import { needing, recorded, rowsOf } from '../testing/recorded.ts'
import { type Known, listening } from './testing/listening.ts'

const read = (path: string) => JSON.parse(readFileSync(recorded(path) ?? path, 'utf8'))
const EVENTS = 'lorawan/chirpstack-v4-events.json'
const CHIRPSTACK = '0101010101010101'

interface Recorded {
  readonly event: string
  readonly json: object
}

t.test('each recorded ChirpStack event ends as a reading or under a name', needing(EVENTS), async t => {
  // The recorded wearer, and a bin under the same address: which of them it is changes what a place means.
  for (const [kind, heard] of [
    ['smart-bin', ['batteryPercent']],
    ['wristband', ['batteryPercent', 'lat,lon']],
  ] as const) {
    const { hear, tally } = listening('chirpstack', {
      [CHIRPSTACK]: { kind, codec: kind === 'wristband' ? 'abeeway' : 'milesight' },
    })
    const inputs = (read(EVENTS) as Recorded[]).flatMap(
      ({ event, json }) => hear(`application/1/device/${CHIRPSTACK}/event/${event}`, json) ?? [],
    )
    t.same(
      inputs.map(input => input.type === 'reading' && Object.keys(input.reading.values).join()),
      heard,
    )
    t.equal(tally.of('payloads_rejected', 'port-unknown'), 1, 'the byte 0xaa on port 1')
    t.equal(tally.of('payloads_rejected', 'no-field'), kind === 'smart-bin' ? 1 : 0, 'a bin’s place')
    for (const event of ['join', 'ack', 'txack', 'error-uplink-mic', 'integration'])
      t.equal(tally.of('source_events', `chirpstack-${event}`), 1, event)
    t.equal(tally.of('source_messages_rejected', 'device-unclaimed'), 1, 'the other one, of the integration')
  }
})

t.test('the recorded battery is said at the time of its message', needing(EVENTS), async t => {
  const { hear } = listening('chirpstack', { [CHIRPSTACK]: { kind: 'smart-bin', codec: 'milesight' } })
  const { json } = (read(EVENTS) as Recorded[]).find(({ event }) => event === 'status') as Recorded
  t.same(hear(`application/1/device/${CHIRPSTACK}/event/status`, json), [
    {
      type: 'reading',
      reading: {
        deviceId: CHIRPSTACK,
        values: { batteryPercent: 88.3 },
        ts: Date.parse('2022-07-18T09:35:06.927Z'),
      },
    },
  ])
})

/** File, format, topic, device; what of it is said (fields or bytes), and when. */
const HONO: readonly [string, string, string, string, object | undefined, string?][] = [
  [
    ...(['chirpStack', 'chirpstack', 'application/123/device/0102030405060708/event/up'] as const),
    ...(['0102030405060708', { temperatureSensor: 25, humiditySensor: 32 }] as const),
    '2019-11-08T13:59:25.048Z',
  ],
  [
    ...(['chirpStackV4', 'chirpstack', 'application/123/device/01020304050607ab/event/up'] as const),
    ...(['01020304050607ab', {}, '2019-11-08T13:59:25.048Z'] as const),
  ],
  [
    ...(['theThingsStack', 'the-things-stack', 'v3/app1/devices/dev1/up', '01020304050607ab'] as const),
    ...([{ temperature: 1, luminosity: 0.64 }, '2020-02-12T15:15:45.787Z'] as const),
  ],
  [
    ...(['ttn', 'the-things-stack', 'ttn-app-id/devices/ttn-dev-id/up', '01020304050607ab'] as const),
    ...([{}, '2019-03-03T04:20:04.000Z'] as const),
  ],
]

for (const [file, format, topic, address, fields, time] of HONO) {
  const path = `lorawan/hono/${file}.uplink.json`
  t.test(`the recorded ${file} uplink says who, what and when`, needing(path), async t => {
    const { sources, hear, tally } = listening(format, {})
    t.same(hear(topic, read(path)), [])
    t.match(sources.unclaimed.list(), [{ address }], 'it waits to be adopted')
    t.equal(tally.of('source_messages_rejected', 'device-unclaimed'), 1)
    const [source] = sources.list()
    if (source === undefined) throw new Error('no source')
    const payload = Buffer.from(JSON.stringify(read(path)))
    const { tried } = sources.try(source, { topic, payload, retained: false }, { as: { kind: 'smart-bin' } })
    t.match(tried, [
      { heard: { fields, ts: Date.parse(time ?? ''), frame: { bytes: Buffer.from('bumlux') } } },
    ])
    t.equal(tried[0]?.understood?.reading, undefined, 'a light sensor is no bin')
  })
}

const NULL = 'lorawan/hono/ttn.uplink.with-null-payload.json'
t.test('the recorded uplink without a payload is an event', needing(NULL), async t => {
  const { hear, tally } = listening('the-things-stack', {
    '01020304050607ab': { kind: 'smart-bin', codec: 'milesight' },
  })
  t.same(hear('ttn-app-id/devices/ttn-dev-id/up', read(NULL)), [])
  t.equal(tally.of('source_events', 'uplink-without-payload'), 1)
})

const EXAMPLES = 'lorawan/codec-examples.json'
interface Example {
  readonly src: string
  readonly kind: string
  readonly fPort: number
  readonly hex: string
}

const CODECS: readonly (readonly [string, Known])[] = [
  ['em310-udl', { kind: 'smart-bin', codec: 'milesight', mounting: { emptyMm: 4_000, fullMm: 300 } }],
  [
    'em500-udl',
    { kind: 'smart-bin', codec: 'milesight', mounting: { emptyMm: 1_000, fullMm: 100, deadZoneMm: 250 } },
  ],
  ['ldds75', { kind: 'smart-bin', codec: 'dragino-ldds', mounting: { emptyMm: 4_000, fullMm: 300 } }],
  ['tbpb100', { kind: 'wristband', codec: 'browan-tbpb100' }],
]

/** In the order of the file: a reading's values, or the name under which it is refused. */
const BECOME: readonly (object | string)[] = [
  { batteryPercent: 92, tilted: true },
  { batteryPercent: 92, fillPercent: 100 },
  { batteryPercent: 100, fillPercent: 100 },
  'no-sensor',
  'port-unknown',
  { sos: true },
  'port-unknown',
]

t.test(
  'each recorded frame becomes what its maker says of it, by the way of both servers',
  needing(EXAMPLES),
  async t => {
    const examples = read(EXAMPLES) as Example[]
    t.equal(examples.length, BECOME.length)
    for (const [place, { src, fPort, hex }] of examples.entries()) {
      const known = CODECS.find(([name]) => src.includes(name))?.[1] as Known
      const data = Buffer.from(hex, 'hex').toString('base64')
      const address = '24e124abcdef0001'
      for (const [format, body] of [
        ['chirpstack', { deviceInfo: { devEui: address }, time: '2026-05-01T12:00:00Z', fPort, data }],
        [
          'the-things-stack',
          {
            end_device_ids: { device_id: 'dev', dev_eui: address },
            uplink_message: { f_port: fPort, frm_payload: data, received_at: '2026-05-01T12:00:00Z' },
          },
        ],
      ] as const) {
        const { hear, tally } = listening(format, { [address]: known })
        const [input] = hear(`application/1/device/${address}/event/up`, body) ?? []
        const values = input?.type === 'reading' ? input.reading.values : {}
        const expected = BECOME[place] as object | string
        if (typeof expected === 'object') t.same(values, expected, `${src} by ${format}`)
        else {
          t.same(values, {}, `${src} by ${format}`)
          t.ok(tally.of('payloads_rejected', expected) + tally.of('metrics_rejected', expected), expected)
        }
      }
    }
  },
)

t.test('a level is refused by name where a recorded sensor hangs askew', needing(EXAMPLES), async t => {
  const [tilted] = read(EXAMPLES) as [Example]
  const address = '24e124abcdef0001'
  const { hear, refusals } = listening('chirpstack', { [address]: (CODECS[0] as [string, Known])[1] })
  const data = Buffer.from(tilted.hex, 'hex').toString('base64')
  hear(`application/1/device/${address}/event/up`, { deviceInfo: { devEui: address }, fPort: 85, data })
  t.match(refusals.of(address), { reasons: [{ metric: 'fillPercent', reason: 'sensor-tilted' }] })
})

const VECTORS = 'bins-frankfurt/codec-vectors.csv'
t.test(
  'each recorded frame of Frankfurt becomes what was published of it, frost as frost',
  needing(VECTORS),
  async t => {
    const rows = rowsOf(VECTORS)
    const mounting = { emptyMm: 1_400, fullMm: 200 }
    const addresses = [...new Set(rows.map(row => (row.deveui as string).toLowerCase()))]
    const { hear, tally } = listening(
      'chirpstack',
      Object.fromEntries(
        addresses.map(address => [address, { kind: 'smart-bin', codec: 'sensoneo', mounting }]),
      ),
    )
    const apart = rows.filter(row => {
      const devEui = row.deveui as string
      const ts = Number(row.ts_ms)
      const [input] =
        hear(`application/1/device/${devEui}/event/up`, {
          ...{ deviceInfo: { devEui }, fPort: 2, fCnt: Number(row.fcnt), time: new Date(ts).toISOString() },
          data: Buffer.from(row.hex as string, 'hex').toString('base64'),
        }) ?? []
      if (input?.type !== 'reading') return true
      const { values, ts: at } = input.reading
      const fillPercent = Math.round((1_000 * (140 - Number(row.height_cm))) / 120) / 10
      const said = [values.fillPercent, values.temperatureC, values.tiltDeg, values.uplinkCount, at]
      return said.join() !== [fillPercent, row.temp_signed, row.tilt_deg, row.tx_event, ts].join()
    })
    t.same(apart, [])
    t.ok(rows.length >= 600)
    t.equal(tally.of('metrics_rejected', 'metric-out-of-range'), 0)
  },
)
