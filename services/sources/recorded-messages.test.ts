import { readFileSync } from 'node:fs'
import t from 'tap'
import { Environment } from '../config/environment.ts'
import { kinds } from '../domain/kinds/kinds.ts'
import type { Device } from '../domain/model/device.ts'
import { DeviceRefusals } from '../runtime/device-refusals.ts'
import { Tally } from '../runtime/tally.ts'
import { needing, recorded } from '../testing/recorded.ts'
import { sourceConfig } from './config.ts'
import type { Source } from './source.ts'
import { Sources } from './sources.ts'

const NOW = Date.UTC(2026, 4, 1, 12)

/** A source, and the devices that it speaks of, by address. */
function listening(
  more: Pick<Source, 'format'> & Partial<Source>,
  devices: Readonly<Record<string, string>>,
) {
  const tally = new Tally()
  const views = new Map(
    Object.entries(devices).map(([address, kind]) => {
      const device: Device = {
        ...{ id: address.replace(/\W/g, '-'), kind, site: 'riverside', zone: 'gate', name: address },
        origin: { source: 'own', address },
      }
      return [address, { device, values: {}, lastSeenAt: null, online: null, historyFrom: null }]
    }),
  )
  const registry = {
    ...{ get: () => undefined, revision: 1, list: () => views.values(), of: () => views.values() },
    heardAt: (_: string, address: string) => views.get(address),
  }
  const limits = sourceConfig(new Environment({}))
  const refusals = new DeviceRefusals(() => NOW)
  const sources = new Sources({ registry, kinds, limits, tally, refusals, now: () => NOW })
  sources.put({
    ...{ id: 'own', site: 'riverside', name: 'Own', via: { gateway: 'gw-1' }, filters: ['#'], settings: {} },
    ...{ isOn: true, savedAt: NOW, savedBy: 'admin', version: 1, ...more },
  })
  const send = (topic: string, body: unknown) =>
    sources.ofGateway('gw-1', {
      ...{ topic, retained: false },
      payload: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
    })
  return { send, tally, sources }
}

const textOf = (path: string): string => readFileSync(recorded(path) as string, 'utf8')

const DOCS = 'frigate/docs-mqtt-examples.json'
const TOPICS: Readonly<Record<string, string>> = {
  '`frigate/events`': 'frigate/events',
  '`frigate/reviews`': 'frigate/reviews',
  '`frigate/triggers`': 'frigate/triggers',
}

t.test(
  'of Frigate’s own examples a plate is a reading, and nothing of anybody is',
  needing(DOCS),
  async t => {
    const lanes = {
      front_door: 'fire-lane-camera',
      yard: 'fire-lane-camera',
      driveway_cam: 'fire-lane-camera',
    }
    const { send, tally, sources } = listening({ format: 'frigate', codec: 'frigate' }, lanes)
    const examples = JSON.parse(textOf(DOCS)) as { readonly heading: string; readonly json: unknown }[]
    const inputs = examples.flatMap(
      ({ heading, json }) => send(TOPICS[heading] ?? 'frigate/tracked_object_update', json) ?? [],
    )
    t.same(inputs, [
      {
        type: 'reading',
        reading: { deviceId: 'driveway_cam', values: { plate: '123ABC' }, ts: 1_607_123_958_748 },
      },
    ])
    t.same(Object.fromEntries(tally.entries('source_events')), {
      'person-seen': 1,
      'object-described': 3,
      review: 1,
      trigger: 1,
    })
    t.notMatch(JSON.stringify([inputs, sources.unclaimed.list()]), /John|Bob/)
  },
)

const DOOR = 'frigate/hass-events_front_door.json'
t.test('of a front door’s recorded day nothing is kept: they were people', needing(DOOR), async t => {
  const { send, tally } = listening(
    { format: 'frigate', codec: 'frigate' },
    { front_door: 'fire-lane-camera' },
  )
  const recordedEvents = JSON.parse(textOf(DOOR)) as object[]
  for (const after of recordedEvents)
    t.same(send('frigate/events', { type: 'end', before: after, after }), [])
  t.equal(tally.of('source_events', 'person-seen'), recordedEvents.length)
})

const METER = 'urn:dev:ow:10e2073a0108006'
t.test(
  'the standard’s SenML pack of a meter is six readings of a charger',
  needing('senml/ex3.json'),
  async t => {
    const names = 'voltage=voltageV,current=currentA'
    const { send } = listening({ format: 'senml', settings: { names } }, { [METER]: 'ev-charger' })
    const at = 1_276_020_076_001
    const reading = (ago: number, values: object) => ({
      type: 'reading',
      reading: { deviceId: METER.replace(/\W/g, '-'), values, ts: at - ago * 1000 },
    })
    const said = send('senml/meter', textOf('senml/ex3.json')) ?? []
    t.same(
      [...said].sort((a, b) => stampOf(a) - stampOf(b)),
      [
        ...[1.2, 1.3, 1.4, 1.5, 1.6].map((currentA, n) => reading(5 - n, { currentA })),
        reading(0, { voltageV: 120.1, currentA: 1.7 }),
      ],
    )
  },
)

const stampOf = (input: object): number => (input as { reading: { ts: number } }).reading.ts

for (const name of ['ex1', 'ex5', 'ex7', 'ex9', 'ex11', 'ex13'])
  t.test(
    `of the standard’s ${name} each reading is a bin’s, or its fault is named`,
    needing(`senml/${name}.json`),
    async t => {
      const devices = ['urn:dev:ow:10e2073a01080063', '2001:db8::3', '2001:db8::4']
      const bins = Object.fromEntries(devices.map(address => [address, 'smart-bin']))
      const { send, tally } = listening(
        { format: 'senml', settings: { names: 'temp=temperatureC,open=lidOpen' } },
        bins,
      )
      const inputs = send('senml/1', textOf(`senml/${name}.json`)) ?? []
      const values = inputs.map(each => (each.type === 'reading' ? each.reading.values : undefined))
      t.same(values, READ[name]?.values, 'read')
      t.same(Object.fromEntries(tally.entries('metrics_rejected')), READ[name]?.rejected ?? {}, 'refused')
    },
  )

const READ: Readonly<Record<string, { readonly values: unknown[]; readonly rejected?: object }>> = {
  ex1: { values: [{ temperatureC: 23.1 }] },
  ex5: { values: [{ batteryPercent: 98 }], rejected: { 'metric-unknown': 12 } },
  ex7: { values: [{ temperatureC: 23.1, lidOpen: false }], rejected: { 'metric-unknown': 2 } },
  ex9: { values: [{ temperatureC: 23.1 }], rejected: { 'metric-unknown': 2 } },
  ex11: { values: [{ temperatureC: 23.5 }, { temperatureC: 23.6 }] },
  ex13: { values: [], rejected: { 'metric-unknown': 4 } },
}
