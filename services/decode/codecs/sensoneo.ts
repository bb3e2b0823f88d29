import { text } from '../../domain/model/text.ts'
import type { Codec, CodecExample } from '../codec.ts'
import { levelAt } from '../level.ts'
import { framed, refuse, together } from './framed.ts'

/**
 * What the Single Sensor 3.0 sends by its maker's description, 17 bytes:
 *
 * | bytes | |
 * |---|---|
 * | 0–2 | status |
 * | 3 | version of the firmware |
 * | 4–7 | lowest half of the DevEUI, its last byte first |
 * | 8 | what it tells of: bit 0 a measurement, 1 heat, 2 a tilt |
 * | 9–12 | four distances to what lies in the container, each 2 cm |
 * | 13 | battery, each 10 mV above 2.5 V |
 * | 14 | temperature in °C |
 * | 15 | tilt in degrees |
 * | 16 | messages sent, which begins again after 255 |
 */
export interface SensoneoFrame {
  readonly sensorId: string
  readonly isMeasurement: boolean
  readonly heightsCm: readonly number[]
  readonly voltageMv: number
  /** The byte as it was sent. 200 may be a fire, or a frosty night: what was before it tells, which is known elsewhere. */
  readonly temperatureC: number
  readonly tiltDeg: number
  readonly uplinkCount: number
}

const BYTES = 17
const MEASURED = 1

/** Nothing where the bytes are no such frame. */
export function readSensoneoFrame(bytes: Buffer): SensoneoFrame | undefined {
  if (bytes.length !== BYTES || bytes.readUInt16BE(0) !== 0xffff) return undefined
  return {
    sensorId: Buffer.from(bytes.subarray(4, 8)).reverse().toString('hex'),
    isMeasurement: (bytes.readUInt8(8) & MEASURED) !== 0,
    heightsCm: [...bytes.subarray(9, 13)].map(height => height * 2),
    voltageMv: 2_500 + bytes.readUInt8(13) * 10,
    temperatureC: bytes.readUInt8(14),
    tiltDeg: bytes.readUInt8(15),
    uplinkCount: bytes.readUInt8(16),
  }
}

const mounting = { emptyMm: 1_200, fullMm: 200 }
/** 3.6 V, tilted by 3°, the 12th message. */
const frame = (event: string, heights: string, celsius: string) =>
  `ffff22b8efbeadde${event}${heights}6e${celsius}030c`
const rest = { temperatureC: 21, tiltDeg: 3, uplinkCount: 12 }

const examples: readonly CodecExample[] = [
  {
    title: '80 cm to the waste in a bin 120 cm deep, full at 20',
    said: { hex: frame('01', '28282828', '15'), port: 2 },
    mounting,
    becomes: { ok: true, values: { fillPercent: 40, ...rest } },
  },
  {
    title: 'One of four sonars sees the wall; the middle of them counts',
    said: { hex: frame('01', '28280228', '15') },
    mounting,
    becomes: { ok: true, values: { fillPercent: 40, ...rest } },
  },
  {
    title: 'Heat told out of turn: no distance was measured for it',
    said: { hex: frame('02', '28282828', '48'), port: 2 },
    mounting,
    becomes: { ok: true, values: { temperatureC: 72, tiltDeg: 3, uplinkCount: 12 } },
  },
  {
    title: 'Frost is handed on as the byte that came',
    said: { hex: frame('01', '28282828', 'fe') },
    mounting,
    becomes: { ok: true, values: { fillPercent: 40, temperatureC: 254, tiltDeg: 3, uplinkCount: 12 } },
  },
  {
    title: 'How it hangs is not known',
    said: { hex: frame('01', '28282828', '15') },
    becomes: { ok: true, values: rest, rejected: [{ metric: 'fillPercent', reason: 'mounting-missing' }] },
  },
  {
    title: 'A byte too few',
    said: { hex: 'ff'.repeat(BYTES - 1) },
    becomes: { ok: false, reason: 'frame-malformed' },
  },
]

/** Known from the containers of Frankfurt: of 1,200 recorded frames all say the same distance four times. */
export const sensoneo: Codec = {
  name: 'sensoneo',
  title: text('Sensoneo bin sensor', 'Sensoneo 垃圾桶传感器'),
  models: ['Sensoneo Single Sensor 3.0'],
  kind: 'smart-bin',
  needsMounting: true,
  read: (said, mounting) =>
    framed(said, [2], bytes => {
      const read = readSensoneoFrame(bytes)
      if (read === undefined) return refuse('frame-malformed')
      const { isMeasurement, heightsCm, temperatureC, tiltDeg, uplinkCount } = read
      const level = isMeasurement ? levelAt(middleOf(heightsCm) * 10, mounting) : {}
      return together(level, { values: { temperatureC, tiltDeg, uplinkCount } })
    }),
  examples,
}

/** The lower one of the two in the middle: with it half of the bin is at least as full. */
const middleOf = (heights: readonly number[]): number =>
  [...heights].sort((a, b) => a - b)[Math.floor((heights.length - 1) / 2)] ?? 0
