import { text } from '../../domain/model/text.ts'
import type { Codec, CodecExample } from '../codec.ts'
import { type Level, levelAt, noLevel } from '../level.ts'
import { draginoOrder, draginoOrderExamples } from './dragino-orders.ts'
import { framed, refuse, together } from './framed.ts'

/**
 * | bytes | |
 * |---|---|
 * | 0–1 | battery in mV, the lower 14 bits |
 * | 2–3 | distance in mm |
 * | 4 | whether a pin, and not its clock, made it send |
 * | 5–6 | °C in tenths, of a probe that may be connected |
 * | 7 | whether the ultrasonic sensor was found |
 *
 * The first of its firmware end with byte 4. A frame of four bytes is sent where there is no sensor. Of its lithium cell the
 * voltage stays the same until the last weeks, so it says nothing of what is left: no percent is made of it.
 */
const SHORT = 5
const LONG = 8

/** By the maker: no sensor was found. */
const NO_SENSOR = 0
/** By the maker: said of everything that is nearer than it can measure, and of no echo. */
const NO_ECHO = 20
/** What the input reads with no probe at it. */
const NO_PROBE: ReadonlySet<number> = new Set([0, -1, 0x7fff])

const mounting = { emptyMm: 1_800, fullMm: 300, deadZoneMm: 280 }

const examples: readonly CodecExample[] = [
  {
    title: '3.4 V, 450 mm, 12.5 °C',
    said: { hex: '0d4801c200007d01', port: 2 },
    mounting,
    becomes: { ok: true, values: { fillPercent: 90, temperatureC: 12.5 } },
  },
  {
    title: 'A pin made it send 1,050 mm, and no probe is connected',
    said: { hex: '0d48041a01000001', port: 2 },
    mounting,
    becomes: { ok: true, values: { fillPercent: 50 } },
  },
  {
    title: 'The first firmware: 1,050 mm',
    said: { hex: '0d48041a00', port: 2 },
    mounting,
    becomes: { ok: true, values: { fillPercent: 50 } },
  },
  ...(
    [
      ['0d480014 00000001', 'Nearer than it can measure, or no echo: neither full nor empty', 'no-echo'],
      ['0d480000 00000000', 'No ultrasonic sensor was found', 'no-sensor'],
    ] as const
  ).map(
    ([hex, title, reason]): CodecExample => ({
      ...{ title, said: { hex: hex.replace(' ', ''), port: 2 }, mounting },
      becomes: { ok: true, values: {}, rejected: [{ metric: 'fillPercent', reason }] },
    }),
  ),
  {
    title: 'Four bytes: no sensor at all',
    said: { hex: '0d480000', port: 2 },
    mounting,
    becomes: { ok: true, values: {}, rejected: [{ metric: 'fillPercent', reason: 'no-sensor' }] },
  },
  {
    title: 'On port 5 it says which it is',
    said: { hex: 'f20110', port: 5 },
    becomes: { ok: false, reason: 'port-unknown' },
  },
  { title: 'Cut off', said: { hex: '0d4801', port: 2 }, becomes: { ok: false, reason: 'frame-malformed' } },
]

export const draginoLdds: Codec = {
  name: 'dragino-ldds',
  title: text('Dragino distance sensor', 'Dragino 距离传感器'),
  models: ['LDDS75', 'DDS75-LB'],
  kind: 'smart-bin',
  needsMounting: true,
  read: (said, mounting) =>
    framed(said, [2], frame => {
      if (frame.length === 4) return together(noLevel('no-sensor'))
      if (frame.length !== SHORT && frame.length !== LONG) return refuse('frame-malformed')
      return together(levelIn(frame.readUInt16BE(2), mounting), probeIn(frame))
    }),
  examples,
  encode: draginoOrder,
  orderExamples: draginoOrderExamples,
}

function levelIn(distanceMm: number, mounting: Parameters<typeof levelAt>[1]): Level {
  if (distanceMm === NO_SENSOR) return noLevel('no-sensor')
  return distanceMm <= NO_ECHO ? noLevel('no-echo') : levelAt(distanceMm, mounting)
}

function probeIn(frame: Buffer) {
  const tenths = frame.length === LONG ? frame.readInt16BE(5) : 0
  return NO_PROBE.has(tenths) ? {} : { values: { temperatureC: tenths / 10 } }
}
