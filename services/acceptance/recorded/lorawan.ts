import { readFileSync } from 'node:fs'
import { recorded } from '../../testing/recorded.ts'
import type { Sender, Sent } from './sender.ts'

const read = (path: string) => JSON.parse(readFileSync(recorded(path) ?? path, 'utf8'))
const FILTERS = {
  chirpstack: ['application/+/device/+/event/+'],
  'the-things-stack': ['v3/+/devices/+/up', '+/devices/+/up'],
} as const

const EVENTS = 'lorawan/chirpstack-v4-events.json'
interface Event {
  readonly event: string
  readonly json: { readonly deviceInfo: { readonly applicationId: string; readonly devEui: string } }
}

/** Its documentation: an event of each kind, of a tracker, and of another device that nobody registered. */
export const chirpstackEvents: Sender = {
  id: 'chirpstack-events',
  data: EVENTS,
  source: { format: 'chirpstack', filters: FILTERS.chirpstack },
  devices: { '0101010101010101': { kind: 'wristband', codec: 'abeeway' } },
  messages: () =>
    (read(EVENTS) as readonly Event[]).map(({ event, json }) => ({
      title: event,
      topic: `application/${json.deviceInfo.applicationId}/device/${json.deviceInfo.devEui}/event/${event}`,
      payload: JSON.stringify(json),
    })),
  ends: [
    'port-unknown',
    'late',
    'chirpstack-join',
    'chirpstack-ack',
    'chirpstack-txack',
    'chirpstack-error-uplink-mic',
    'late',
    'chirpstack-integration, device-unclaimed',
  ],
  readings: {
    '0101010101010101': [
      '2022-07-18T09:35:06.927Z batteryPercent 88.3',
      '2022-07-18T09:55:11.059Z lat 37.344214, lon -8.839375',
    ],
  },
  alerts: [],
}

const hono = (file: string, topic: string): Sent => ({
  ...{ title: file, topic },
  payload: JSON.stringify(read(`lorawan/hono/${file}.json`)),
})

/** A garden's sensor in the words of ChirpStack 3 and 4: nobody registered it, and no metric is what it measures. */
export const honoChirpstack: Sender = {
  id: 'hono-chirpstack',
  data: 'lorawan/hono/chirpStack.uplink.json',
  source: { format: 'chirpstack', filters: FILTERS.chirpstack },
  devices: { '01020304050607ab': { kind: 'smart-bin', codec: 'milesight' } },
  messages: () => [
    hono('chirpStack.uplink', 'application/123/device/0102030405060708/event/up'),
    hono('chirpStackV4.uplink', 'application/123/device/01020304050607ab/event/up'),
  ],
  ends: ['device-unclaimed', 'port-unknown'],
  readings: {},
  alerts: [],
}

export const honoTheThings: Sender = {
  id: 'hono-the-things',
  data: 'lorawan/hono/ttn.uplink.json',
  source: { format: 'the-things-stack', filters: FILTERS['the-things-stack'] },
  devices: { '01020304050607ab': { kind: 'smart-bin', codec: 'milesight' } },
  messages: () => [
    hono('theThingsStack.uplink', 'v3/app1/devices/dev1/up'),
    hono('ttn.uplink', 'ttn-app-id/devices/ttn-dev-id/up'),
    hono('ttn.uplink.with-null-payload', 'ttn-app-id/devices/ttn-dev-id/up'),
  ],
  ends: ['port-unknown', 'port-unknown', 'uplink-without-payload'],
  readings: {},
  alerts: [],
}
