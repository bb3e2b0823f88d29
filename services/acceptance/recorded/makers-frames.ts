import { readFileSync } from 'node:fs'
import { recorded } from '../../testing/recorded.ts'
import type { End, Registered, Sender, Sent } from './sender.ts'

const DATA = 'lorawan/codec-examples.json'

interface Frame {
  readonly src: string
  readonly fPort: number
  readonly hex: string
}

/** Each maker's model under a DevEUI of its own, by what the recorded frames call it. */
const MODELS: readonly (readonly [name: string, devEui: string, Registered])[] = [
  [
    ...(['em310-udl', '24e124713c000310'] as const),
    { kind: 'smart-bin', codec: 'milesight', mounting: { emptyMm: 4_000, fullMm: 300 } },
  ],
  [
    ...(['em500-udl', '24e124713c000500'] as const),
    { kind: 'smart-bin', codec: 'milesight', mounting: { emptyMm: 1_000, fullMm: 100, deadZoneMm: 250 } },
  ],
  [
    ...(['ldds75', 'a840410000000075'] as const),
    { kind: 'smart-bin', codec: 'dragino-ldds', mounting: { emptyMm: 4_000, fullMm: 300 } },
  ],
  ['tbpb100', 'e8e1e10001000100', { kind: 'wristband', codec: 'browan-tbpb100' }],
]

const ENDS: readonly End[] = [
  'live, sensor-tilted',
  [2, 'live'],
  'live, no-sensor',
  'port-unknown',
  'live',
  'port-unknown',
]

type Uplink = (devEui: string, frame: Frame, at: string) => Pick<Sent, 'topic' | 'payload'>

const sentBy = (server: Uplink) => (): readonly Sent[] =>
  (JSON.parse(readFileSync(recorded(DATA) ?? DATA, 'utf8')) as readonly Frame[]).map((frame, place) => {
    const [name, devEui] = MODELS.find(([name]) => frame.src.includes(name)) as (typeof MODELS)[number]
    const at = new Date(Date.now() + place).toISOString()
    return { title: `${place + 1}: ${name} on port ${frame.fPort}`, ...server(devEui, frame, at) }
  })

const dataOf = ({ hex }: Frame) => Buffer.from(hex, 'hex').toString('base64')

const byChirpstack: Uplink = (devEui, frame, time) => ({
  topic: `application/1/device/${devEui}/event/up`,
  payload: JSON.stringify({ time, deviceInfo: { devEui }, fPort: frame.fPort, data: dataOf(frame) }),
})

const byTheThings: Uplink = (devEui, frame, received_at) => ({
  topic: `v3/yard@ttn/devices/eui-${devEui}/up`,
  payload: JSON.stringify({
    end_device_ids: { device_id: `eui-${devEui}`, dev_eui: devEui.toUpperCase() },
    ...{ received_at, uplink_message: { f_port: frame.fPort, frm_payload: dataOf(frame), received_at } },
  }),
})

const devices = Object.fromEntries(MODELS.map(([, devEui, registered]) => [devEui, registered]))
const rest = {
  ...{ data: DATA, devices, ends: ENDS },
  readings: {
    '24e124713c000310': ['batteryPercent 92, tilted true'],
    '24e124713c000500': ['batteryPercent 92, fillPercent 100', 'batteryPercent 100, fillPercent 100'],
    // A fault of the sensor, of which its rule hears, and no value.
    a840410000000075: [''],
    e8e1e10001000100: ['sos true'],
  },
  alerts: ['bin-full 24e124713c000500', 'sos e8e1e10001000100'],
}

export const framesByChirpstack: Sender = {
  ...{ id: 'frames-chirpstack', ...rest, messages: sentBy(byChirpstack) },
  source: { format: 'chirpstack', filters: ['application/+/device/+/event/+'] },
}

export const framesByTheThings: Sender = {
  ...{ id: 'frames-the-things', ...rest, messages: sentBy(byTheThings) },
  source: { format: 'the-things-stack', filters: ['v3/+/devices/+/up'] },
}
