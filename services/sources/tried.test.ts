import t from 'tap'
import { kinds } from '../domain/kinds/kinds.ts'
import type { Input } from '../domain/model/input.ts'
import { asSource } from './testing/as-source.ts'
import { type Known, listening } from './testing/listening.ts'
import { type AsIf, triedOf } from './tried.ts'

const FULL = { fillPercent: 80 }
const EUI = '24e124abcdef0001'
/** Milesight's distance of 500 mm, as ChirpStack hands it on. */
const uplink = (data: string) => ({ deviceInfo: { devEui: EUI, deviceName: 'Bin' }, fPort: 85, data })
const DISTANCE = Buffer.from('0382f401', 'hex').toString('base64')
const mounting = { emptyMm: 1_000, fullMm: 200 }

function tried(known: Readonly<Record<string, Known>>, format = 'plain-json', more: object = {}) {
  const { sources, hear, tally } = listening(format, known)
  const source = asSource({ format, ...(format === 'plain-json' && { settings: { level: 2 } }), ...more })
  sources.put(source)
  const becomes = (topic: string, body: unknown, as?: AsIf, retained = false) =>
    sources.try(
      source,
      { topic, payload: Buffer.from(JSON.stringify(body)), retained },
      { ...(as && { as }) },
    ).tried[0]
  return { becomes, hear, tally, sources }
}

t.test(
  'a trial of a registered device says the reading that the same message is when it arrives',
  async t => {
    const { becomes, hear } = tried(
      { [EUI]: { kind: 'smart-bin', codec: 'milesight', mounting } },
      'chirpstack',
    )
    const said = ['application/1/device/1/event/up', uplink(DISTANCE)] as const
    const would = becomes(...said)
    t.match(would, {
      becomes: 'reading',
      kind: { kind: 'smart-bin' },
      ...{ kindBy: 'device', codec: 'milesight' },
      understood: { values: { fillPercent: 62.5 } },
    })
    const readingOf = (input: Input | undefined) => (input?.type === 'reading' ? input.reading : undefined)
    t.same(would?.understood?.reading, readingOf(hear(...said)?.[0]))
  },
)

t.test('what comes of a message is said as it is: reading, refusal, status, waiting or ignored', async t => {
  const known = { bin: { kind: 'smart-bin' }, odd: { kind: 'zone' } }
  const { becomes } = tried(known, 'plain-json', { ignored: ['theirs'], via: { bridge: 'estate' } })
  for (const [address, body, expected, retained] of [
    ['bin', FULL, { becomes: 'reading', kindBy: 'device' }],
    ['bin', FULL, { becomes: 'refused', understood: { reason: 'retained-without-time' } }, true],
    ['bin', { lid: 1 }, { becomes: 'refused', understood: { reason: 'no-good-metric' } }],
    ['bin', {}, { becomes: 'refused', understood: { reason: 'no-field' } }],
    ['odd', FULL, { becomes: 'refused', understood: { reason: 'kind-without-metrics' } }],
    ['theirs', FULL, { becomes: 'ignored', understood: undefined }],
    ['new', FULL, { becomes: 'unclaimed', kindBy: 'likeliest', understood: { values: FULL } }],
    ['new', { colour: 1 }, { becomes: 'unclaimed', kind: undefined, understood: undefined }],
    ['new', { batteryPercent: 7 }, { becomes: 'unclaimed', kind: undefined }],
  ] as const)
    t.match(
      becomes(`x/${address}`, body, undefined, retained),
      expected,
      `${address} ${JSON.stringify(body)}`,
    )
})

t.test('the codec of the source says what those are that nobody registered', async t => {
  const { becomes } = tried({}, 'flat-json', { codec: 'watch', settings: { alarms: '1=sos' } })
  t.match(becomes('watch', { imei: '7', alarm: '1', hr: '72' }), {
    becomes: 'unclaimed',
    kind: { kind: 'wristband' },
    ...{ kindBy: 'codec', codec: 'watch' },
    understood: { values: { sos: true, heartRateBpm: 72 } },
  })
})

t.test('bytes that only one kind can be read from are proposed with the codec that reads them', async t => {
  const { becomes } = tried({}, 'chirpstack')
  const up = (as?: AsIf) => becomes('application/1/device/1/event/up', uplink(DISTANCE), as)
  t.match(up(), {
    becomes: 'unclaimed',
    kindBy: 'likeliest',
    kind: { kind: 'smart-bin' },
    codec: 'milesight',
  })
  t.match(up({ kind: 'smart-bin' }), { understood: { reason: 'frame-without-codec' } })
})

t.test(
  'what a device is taken for holds over what it is, and the rest stays as it is registered',
  async t => {
    const { becomes } = tried({ [EUI]: { kind: 'smart-bin', codec: 'milesight', mounting } }, 'chirpstack')
    const as = (kind: string, more: object = {}) =>
      becomes('application/1/device/1/event/up', uplink(DISTANCE), { kind, ...more })
    t.match(as('smart-bin'), {
      kindBy: 'as',
      codec: 'milesight',
      understood: { values: { fillPercent: 62.5 } },
    })
    const deeper = { mounting: { emptyMm: 2_000, fullMm: 500 } }
    t.match(as('smart-bin', deeper), { understood: { values: { fillPercent: 100 } } })
    t.match(as('wristband'), { becomes: 'refused', device: { id: EUI }, kind: { kind: 'wristband' } })
  },
)

t.test('who waits nowhere is not said to wait: what tells of a person, and what is said of all', async t => {
  const how = { source: asSource(), device: undefined, as: undefined, kinds }
  const at = { message: { retained: false }, now: 0 }
  const becomes = (heard: Parameters<typeof triedOf>[0]) => triedOf(heard, { ...how, ...at }).becomes
  t.equal(becomes({ what: 'event', address: 'gate', event: 'person-seen', isPersonal: true }), 'event')
  t.equal(becomes({ what: 'event', address: 'gate', event: 'no-vehicle-seen' }), 'unclaimed')
  t.equal(becomes({ what: 'status', address: '*', online: false }), 'status')
  t.equal(becomes({ what: 'said', address: '*', fields: {} }), 'refused')
})
