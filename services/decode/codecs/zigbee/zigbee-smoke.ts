import { text } from '../../../domain/model/text.ts'
import type { Codec, CodecRead } from '../../codec.ts'
import type { Fields } from '../../source.ts'
import { fieldOf, measured, reported, upkeep } from './field-values.ts'

export const zigbeeSmoke: Codec = {
  name: 'zigbee-smoke',
  title: text('Smoke detector (Zigbee)', '烟雾报警器（Zigbee）'),
  models: ['Aqara JY-GZ-01AQ', 'Heiman HS1SA', 'Tuya TS0205', 'Xiaomi JTYJ-GD-01LM/BW'],
  kind: 'smoke-detector',
  read: ({ fields }) => read(fields),
  examples: [
    {
      title: 'Smoke',
      said: { fields: { smoke: true, battery: 100, battery_low: false, tamper: false } },
      becomes: {
        ok: true,
        values: { smoke: true, tampered: false, batteryPercent: 100, batteryLow: false },
      },
    },
    {
      title: 'Its test button is pressed: smoke stays false',
      said: { fields: { smoke: false, test: true, voltage: 3075 } },
      becomes: { ok: true, values: { smoke: false, testing: true } },
    },
    {
      title: 'Only how good its connection is',
      said: { fields: { linkquality: 81, voltage: 3075 } },
      becomes: { ok: false, reason: 'no-field' },
    },
  ],
}

function read(fields: Fields): CodecRead {
  const values = reported({
    smoke: fieldOf(fields, 'smoke'),
    testing: fieldOf(fields, 'test'),
    temperatureC: measured(fields, 'temperature') ?? measured(fields, 'device_temperature'),
    ...upkeep(fields),
  })
  return Object.keys(values).length > 0 ? { ok: true, values } : { ok: false, reason: 'no-field' }
}
