import { text } from '../../../domain/model/text.ts'
import type { Codec, CodecRead } from '../../codec.ts'
import type { Fields } from '../../source.ts'
import { fieldOf, reported, upkeep } from './field-values.ts'

/** `contact` says whether the magnet touches: true is shut. */
export const zigbeeDoor: Codec = {
  name: 'zigbee-door',
  title: text('Door sensor (Zigbee)', '门磁（Zigbee）'),
  models: ['Aqara MCCGQ11LM', 'SONOFF SNZB-04', 'Tuya TS0203', 'Heiman HS1DS'],
  kind: 'door-sensor',
  read: ({ fields }) => read(fields),
  examples: [
    {
      title: 'The magnet touches: shut',
      said: { fields: { contact: true, battery: 97, tamper: false } },
      becomes: { ok: true, values: { open: false, tampered: false, batteryPercent: 97 } },
    },
    {
      title: 'It does not: open',
      said: { fields: { contact: false, battery: null } },
      becomes: { ok: true, values: { open: true } },
    },
    {
      title: 'A contact that is neither is refused by name, and the rest stands',
      said: { fields: { contact: 'ajar', battery: 97 } },
      becomes: { ok: true, values: { open: 'ajar', batteryPercent: 97 } },
    },
    {
      title: 'Nothing of a door',
      said: { fields: { linkquality: 120 } },
      becomes: { ok: false, reason: 'no-field' },
    },
  ],
}

function read(fields: Fields): CodecRead {
  const contact = fieldOf(fields, 'contact')
  const open = typeof contact === 'boolean' ? !contact : contact
  const values = reported({ open, ...upkeep(fields) })
  return Object.keys(values).length > 0 ? { ok: true, values } : { ok: false, reason: 'no-field' }
}
