import { text } from '../../domain/model/text.ts'
import type { Codec } from '../codec.ts'
import { framed, refuse, together } from './framed.ts'

/**
 * A push button as a call for help: bit 0 of byte 0 says whether it was pressed; then its battery's voltage, the warmth of its
 * board, the minutes since it was pressed and how often that was. None of those is a metric of a person.
 */
const BYTES = 8

export const browanTbpb100: Codec = {
  name: 'browan-tbpb100',
  title: text('Browan push button', 'Browan 按钮'),
  models: ['TBPB100'],
  kind: 'wristband',
  read: said =>
    framed(said, [147], frame =>
      frame.length === BYTES
        ? together({ values: { sos: (frame.readUInt8(0) & 1) === 1 } })
        : refuse('frame-malformed'),
    ),
  examples: [
    {
      title: 'Pressed, for the third time',
      said: { hex: '010b350000030000', port: 147 },
      becomes: { ok: true, values: { sos: true } },
    },
    {
      title: 'In turn, an hour after it was pressed',
      said: { hex: '000b353c00030000', port: 147 },
      becomes: { ok: true, values: { sos: false } },
    },
    {
      title: 'Its settings, on another port',
      said: { hex: '00100e', port: 204 },
      becomes: { ok: false, reason: 'port-unknown' },
    },
    { title: 'Cut off', said: { hex: '01', port: 147 }, becomes: { ok: false, reason: 'frame-malformed' } },
  ],
}
