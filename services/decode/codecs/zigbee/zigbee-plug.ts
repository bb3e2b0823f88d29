import { text } from '../../../domain/model/text.ts'
import type { Codec, CodecRead } from '../../codec.ts'
import type { Encoded, MeantOrder } from '../../orders.ts'
import type { Fields } from '../../source.ts'
import { measured, reported } from './field-values.ts'

/** A switched socket at which something is charged: it cuts off and restores, and knows what flows. */
export const zigbeePlug: Codec = {
  name: 'zigbee-plug',
  title: text('Socket with a switch (Zigbee)', '智能插座（Zigbee）'),
  models: ['Tuya TS011F', 'Innr SP 240', 'Aqara SP-EUC01', 'Heiman HS2SK'],
  kind: 'ev-charger',
  read: ({ fields }) => read(fields),
  encode,
  examples: [
    {
      title: 'It is on, and something is charged',
      said: { fields: { state: 'ON', power: 180, current: 0.82, voltage: 229, energy: 12.5 } },
      becomes: {
        ok: true,
        values: { powerW: 180, currentA: 0.82, voltageV: 229, energyWh: 12_500 },
      },
    },
    {
      title: 'Only its switch',
      said: { fields: { state: 'OFF' } },
      becomes: { ok: false, reason: 'no-field' },
    },
  ],
  orderExamples: [
    { order: { name: 'cut-off', parameters: {} }, becomes: { fields: { state: 'OFF' } } },
    { order: { name: 'restore', parameters: {} }, becomes: { fields: { state: 'ON' } } },
    { order: { name: 'unlock', parameters: {} }, becomes: { reason: 'order-not-known-to-model' } },
  ],
}

/** What it is switched to is no measurement: a socket that is off may be cut off, or just not used. */
function read(fields: Fields): CodecRead {
  const kWh = measured(fields, 'energy')
  const values = reported({
    powerW: measured(fields, 'power'),
    currentA: measured(fields, 'current'),
    voltageV: measured(fields, 'voltage'),
    energyWh: typeof kWh === 'number' ? kWh * 1_000 : kWh,
    temperatureC: measured(fields, 'device_temperature'),
  })
  return Object.keys(values).length > 0 ? { ok: true, values } : { ok: false, reason: 'no-field' }
}

function encode({ name }: MeantOrder): Encoded {
  if (name === 'cut-off') return { ok: true, fields: { state: 'OFF' } }
  if (name === 'restore') return { ok: true, fields: { state: 'ON' } }
  return { ok: false, reason: 'order-not-known-to-model' }
}
