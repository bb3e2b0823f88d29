import { text } from '../../../domain/model/text.ts'
import type { Codec, CodecRead } from '../../codec.ts'
import type { Fields } from '../../source.ts'
import { fieldOf, measured, reported } from './field-values.ts'

/**
 * A button that somebody wears or has beside the bed. Its action is a moment: no action is no call, and says that it is there. Which
 * actions of an ordinary button call for help is set with its source.
 */
export const zigbeeButton: Codec = {
  name: 'zigbee-button',
  title: text('SOS button (Zigbee)', 'SOS 按钮（Zigbee）'),
  models: ['Heiman HS1EB', 'Tuya TS0215A_sos', 'Aqara WXKG11LM', 'SONOFF SNZB-01'],
  kind: 'wristband',
  read: ({ fields }) => read(fields),
  examples: [
    {
      title: 'Pressed, and its battery is not measured',
      said: { fields: { action: 'emergency', battery: null, linkquality: 90 } },
      becomes: { ok: true, values: { sos: true } },
    },
    {
      title: 'No action: it is there, and nobody calls',
      said: { fields: { action: '', battery: '87.00' } },
      becomes: { ok: true, values: { sos: false, batteryPercent: 87 } },
    },
    {
      title: 'A double press of an ordinary button, which the source says is a call',
      said: { fields: { action: 'double', help: true } },
      becomes: { ok: true, values: { sos: true } },
    },
    {
      title: 'An action that calls nobody',
      said: { fields: { action: 'brightness_up' } },
      becomes: { ok: false, reason: 'action-unknown' },
    },
    {
      title: 'Nothing of a button',
      said: { fields: { linkquality: 90 } },
      becomes: { ok: false, reason: 'no-field' },
    },
  ],
}

const CALLS: readonly unknown[] = ['emergency', 'panic', 'sos']

function read(fields: Fields): CodecRead {
  const action = fieldOf(fields, 'action')
  const isCall = CALLS.includes(action) || fieldOf(fields, 'help') === true || fieldOf(fields, 'sos') === true
  const isNone = action === '' || action === null
  const sos = isCall ? true : isNone ? false : undefined
  const values = reported({ sos, batteryPercent: measured(fields, 'battery') })
  if (Object.keys(values).length > 0) return { ok: true, values }
  return { ok: false, reason: action === undefined ? 'no-field' : 'action-unknown' }
}
