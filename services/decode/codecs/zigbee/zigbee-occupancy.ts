import { text } from '../../../domain/model/text.ts'
import type { Codec } from '../../codec.ts'
import { fieldOf } from './field-values.ts'

/** Whether something stands in the bay of a charger: `occupancy` of a motion sensor, `presence` of one by radar. */
export const zigbeeOccupancy: Codec = {
  name: 'zigbee-occupancy',
  title: text('Occupancy of a charging bay (Zigbee)', '充电车位占用（Zigbee）'),
  models: ['Aqara RTCZCGQ11LM', 'SONOFF SNZB-06P', 'Tuya TS0601 radar'],
  kind: 'ev-charger',
  read({ fields }) {
    const bayOccupied = fieldOf(fields, 'presence') ?? fieldOf(fields, 'occupancy')
    if (bayOccupied === undefined || bayOccupied === null) return { ok: false, reason: 'no-field' }
    return { ok: true, values: { bayOccupied } }
  },
  examples: [
    {
      title: 'A vehicle by radar',
      said: { fields: { presence: true, illuminance: 120 } },
      becomes: { ok: true, values: { bayOccupied: true } },
    },
    {
      title: 'Nobody there',
      said: { fields: { occupancy: false, battery: 100 } },
      becomes: { ok: true, values: { bayOccupied: false } },
    },
    {
      title: 'Not known yet',
      said: { fields: { occupancy: null } },
      becomes: { ok: false, reason: 'no-field' },
    },
  ],
}
