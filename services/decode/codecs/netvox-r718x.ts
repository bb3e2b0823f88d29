import type { Mounting } from '../../domain/model/origin.ts'
import { text } from '../../domain/model/text.ts'
import type { Codec, CodecExample } from '../codec.ts'
import { levelAt } from '../level.ts'
import { framed, refuse, together } from './framed.ts'

/**
 * By the maker's application commands, on port 6:
 *
 * | bytes | |
 * |---|---|
 * | 0–2 | 1, the device (0x34), the report: 0 its versions, 1 what it measured |
 * | 3 | battery, each 0.1 V |
 * | 4 | whether something is near |
 * | 5–6 | distance in mm |
 * | 7–8 | °C in tenths |
 * | 9 | how full it says it is, by its own settings |
 * | 10 | tilt in degrees |
 *
 * What it was set to is known to whoever set it: its own percentage counts only where no mounting is known.
 */
const BYTES = 11
const DEVICE = 0x34
const MEASURED = 1
/** On this port it answers what it is asked. */
const ANSWERS = 7

const mounting = { emptyMm: 1_000, fullMm: 200, deadZoneMm: 150 }
const measured = '0134012400019000ce200f'

const examples: readonly CodecExample[] = [
  {
    title: '400 mm, 20.6 °C, tilted by 15°',
    said: { hex: measured, port: 6 },
    mounting,
    becomes: { ok: true, values: { fillPercent: 75, temperatureC: 20.6, tiltDeg: 15 } },
  },
  {
    title: 'The same without a mounting: 32 % by its own settings',
    said: { hex: measured, port: 6 },
    becomes: { ok: true, values: { fillPercent: 32, temperatureC: 20.6, tiltDeg: 15 } },
  },
  {
    title: 'No echo, and frost: -7.5 °C',
    said: { hex: '01340124000000ffb50000', port: 6 },
    mounting,
    becomes: {
      ok: true,
      values: { temperatureC: -7.5, tiltDeg: 0 },
      rejected: [{ metric: 'fillPercent', reason: 'no-echo' }],
    },
  },
  {
    title: 'Its versions, after joining',
    said: { hex: '0134000a01202106150000', port: 6 },
    becomes: { ok: false, reason: 'not-a-measurement' },
  },
  {
    title: 'An answer about its settings',
    said: { hex: '8134000000000000000000', port: ANSWERS },
    becomes: { ok: false, reason: 'not-a-measurement' },
  },
  {
    title: 'Another device of this maker',
    said: { hex: '0147012400000000000000', port: 6 },
    becomes: { ok: false, reason: 'frame-malformed' },
  },
]

export const netvoxR718x: Codec = {
  name: 'netvox-r718x',
  title: text('Netvox distance sensor', 'Netvox 距离传感器'),
  models: ['R718X'],
  kind: 'smart-bin',
  read: (said, mounting) =>
    framed(said, [6, ANSWERS], frame => {
      if (said.frame?.port === ANSWERS) return refuse('not-a-measurement')
      if (frame.length !== BYTES || frame[1] !== DEVICE) return refuse('frame-malformed')
      if (frame[2] !== MEASURED) return refuse('not-a-measurement')
      const values = { temperatureC: frame.readInt16BE(7) / 10, tiltDeg: frame.readUInt8(10) }
      return together(levelIn(frame, mounting), { values })
    }),
  examples,
}

const levelIn = (frame: Buffer, mounting: Mounting | undefined) => {
  const distanceMm = frame.readUInt16BE(5)
  return mounting === undefined && distanceMm > 0
    ? { values: { fillPercent: frame.readUInt8(9) } }
    : levelAt(distanceMm, mounting)
}
