import type { Kind } from '../domain/model/kind.ts'
import { metricFault } from '../domain/model/metric.ts'
import type { MetricValue, Values } from '../domain/model/reading.ts'
import type { Decoded, Decoder, RejectedValue } from './decoder.ts'

/**
 * What the ultrasonic sensors of waste containers send over LoRaWAN, 17 bytes:
 *
 * | bytes | |
 * |---|---|
 * | 0–2 | status |
 * | 3 | version of the firmware |
 * | 4–7 | lowest half of the DevEUI, its last byte first |
 * | 8 | what it tells of: bit 0 a measurement |
 * | 9–12 | four distances to what lies in the container, each 2 cm |
 * | 13 | battery, each 10 mV above 2.5 V |
 * | 14 | temperature in °C, signed: read as unsigned, every frosty night is 255 °C |
 * | 15 | tilt in degrees |
 * | 16 | messages sent, which begins again after 255 |
 */
export interface BinFrame {
  readonly sensorId: string
  readonly isMeasurement: boolean
  readonly heightsCm: readonly number[]
  readonly voltageMv: number
  readonly temperatureC: number
  readonly tiltDeg: number
  readonly uplinkCount: number
}

const BYTES = 17

/** Nothing where the bytes are no such frame. */
export function readBinFrame(bytes: Uint8Array): BinFrame | undefined {
  if (bytes.length !== BYTES) return undefined
  const at = (place: number) => bytes[place] as number
  return {
    sensorId: Buffer.from([at(7), at(6), at(5), at(4)]).toString('hex'),
    isMeasurement: (at(8) & 1) === 1,
    heightsCm: [at(9), at(10), at(11), at(12)].map(height => height * 2),
    voltageMv: 2_500 + at(13) * 10,
    temperatureC: (at(14) << 24) >> 24,
    tiltDeg: at(15),
    uplinkCount: at(16),
  }
}

/** The distance that an empty container shows, and the one at which it is full: what the sensor cannot see any more. */
export interface Depth {
  readonly emptyCm: number
  readonly fullCm: number
}

/** 0 to 100, to a tenth: heaped up beyond what is full, and deeper than empty, are the ends. */
export function fillPercentOf(heightCm: number, { emptyCm, fullCm }: Depth): number {
  const share = (emptyCm - heightCm) / (emptyCm - fullCm)
  return Math.round(1_000 * Math.min(1, Math.max(0, share))) / 10
}

/** Readings of a bin that is so deep. A frame has no stamp of its own. */
export const binFrames = (depth: Depth): Decoder => ({
  name: 'bin-frame',
  decode(payload, kind): Decoded {
    if (payload.length === 0) return { ok: false, reason: 'empty', rejected: [] }
    const frame = readBinFrame(payload)
    if (frame === undefined) return { ok: false, reason: 'not-a-frame', rejected: [] }
    const { heightsCm, temperatureC, tiltDeg, uplinkCount } = frame
    const fillPercent = fillPercentOf(heightsCm[0] as number, depth)
    return checked({ fillPercent, temperatureC, tiltDeg, uplinkCount }, kind)
  },
})

/** A kind that lacks one of these is another kind of device. */
function checked(said: Values, kind: Kind): Decoded {
  const values: Record<string, MetricValue> = {}
  const rejected: RejectedValue[] = []
  for (const [metric, value] of Object.entries(said)) {
    const spec = kind.metrics[metric]
    const reason = spec === undefined ? 'metric-unknown' : metricFault(spec, value)
    if (reason === undefined) values[metric] = value
    else rejected.push({ metric, reason })
  }
  return Object.keys(values).length > 0
    ? { ok: true, values, rejected }
    : { ok: false, reason: 'no-good-metric', rejected }
}
