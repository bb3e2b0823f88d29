import { text } from '../../domain/model/text.ts'
import type { Codec, CodecExample } from '../codec.ts'
import { levelAt } from '../level.ts'
import { framed, refuse, together } from './framed.ts'

/**
 * By the maker's protocol 2.8, on port 3:
 *
 * | bytes | |
 * |---|---|
 * | 0–2 | 0x80, 0, 1 |
 * | 3 | 1 in turn, 2 an alarm, 3 an answer that lists its settings |
 * | 4 | how many bytes: 17, or 25 with a place |
 * | 5–6 | distance in mm |
 * | 7 | whether a place follows, in 8 bytes |
 * | then | °C, sign and degrees of the tilt, and in four bits each: full, fire, fallen, battery low |
 * | last | 0x81 |
 *
 * Its alarms are its own judgement by its own settings: what they are about stands in the frame, and is judged here. That
 * the battery is low is no percentage.
 */
const PLAIN = 17
const PLACED = 25
const TEMPERATURE_AT = { [PLAIN]: 8, [PLACED]: 16 } as const

const mounting = { emptyMm: 1_300, fullMm: 300, deadZoneMm: 200 }

const examples: readonly CodecExample[] = [
  {
    title: 'In turn: 800 mm, 24 °C, upright',
    said: { hex: '80000101110320001800000000000000 81'.replace(' ', ''), port: 3 },
    mounting,
    becomes: { ok: true, values: { fillPercent: 50, temperatureC: 24, tiltDeg: 0 } },
  },
  {
    title: 'An alarm with a place: 400 mm, 81 °C, tilted back by 50°, fire and fallen',
    said: {
      hex: '8000010219 0190 01 cd03e942ef272042 51 01 32 01 10 0000 00 81'.replaceAll(' ', ''),
      port: 3,
    },
    mounting,
    becomes: { ok: true, values: { fillPercent: 90, temperatureC: 81, tiltDeg: 50 } },
  },
  {
    title: 'Heard no echo, and a battery that runs low',
    said: { hex: '8000010111 0000 00 18 0000 00 01 0000 00 81'.replaceAll(' ', ''), port: 3 },
    mounting,
    becomes: {
      ok: true,
      values: { temperatureC: 24, tiltDeg: 0 },
      rejected: [{ metric: 'fillPercent', reason: 'no-echo' }],
    },
  },
  {
    title: 'Its settings, as an answer',
    said: { hex: `8000010319${'00'.repeat(19)}81`, port: 3 },
    becomes: { ok: false, reason: 'not-a-measurement' },
  },
  {
    title: 'Cut off',
    said: { hex: '800001011103', port: 3 },
    becomes: { ok: false, reason: 'frame-malformed' },
  },
]

export const dingtekDf702: Codec = {
  name: 'dingtek-df702',
  title: text('Dingtek bin sensor', '鼎泰克垃圾桶传感器'),
  models: ['DF702', 'DF703'],
  kind: 'smart-bin',
  needsMounting: true,
  read: (said, mounting) =>
    framed(said, [3], frame => {
      if (!isWhole(frame)) return refuse('frame-malformed')
      const type = frame.readUInt8(3)
      if (type !== 1 && type !== 2) return refuse('not-a-measurement')
      const at = TEMPERATURE_AT[frame.length as keyof typeof TEMPERATURE_AT]
      // As the byte that came: frost and fire share its upper half, and what was before tells which it is.
      const values = { temperatureC: frame.readUInt8(at), tiltDeg: frame.readUInt8(at + 2) }
      return together(levelAt(frame.readUInt16BE(5), mounting), { values })
    }),
  examples,
}

const isWhole = (frame: Buffer): boolean =>
  (frame.length === PLAIN || frame.length === PLACED) &&
  frame[0] === 0x80 &&
  frame[4] === frame.length &&
  frame[frame.length - 1] === 0x81
