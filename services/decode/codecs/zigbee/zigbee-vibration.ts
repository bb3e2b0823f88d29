import { text } from '../../../domain/model/text.ts'
import type { Codec, CodecRead } from '../../codec.ts'
import type { Fields } from '../../source.ts'
import { measured, reported } from './field-values.ts'

/**
 * A vibration sensor that lies on the lid of a bin. `angle_z` is how far its upper side looks up, 90 when it lies flat: what is left of
 * that is its tilt. That it was shaken or dropped is a moment, and no measurement of a bin.
 */
export const zigbeeVibration: Codec = {
  name: 'zigbee-vibration',
  title: text('Vibration sensor on a bin (Zigbee)', '垃圾桶振动传感器（Zigbee）'),
  models: ['Aqara DJT11LM'],
  kind: 'smart-bin',
  read: ({ fields }) => read(fields),
  examples: [
    {
      title: 'Tilted by 30°',
      said: { fields: { action: 'tilt', angle_x: 0, angle_y: 30, angle_z: 60, angle: 46 } },
      becomes: { ok: true, values: { tiltDeg: 30 } },
    },
    {
      title: 'Dropped: of what it says the battery is a measurement',
      said: { fields: { action: 'drop', voltage: 3145, battery: '100.00' } },
      becomes: { ok: true, values: { batteryPercent: 100 } },
    },
    {
      title: 'Shaken, and no more',
      said: { fields: { action: 'vibration' } },
      becomes: { ok: false, reason: 'not-a-measurement' },
    },
    {
      title: 'Nothing of such a sensor',
      said: { fields: { linkquality: 111 } },
      becomes: { ok: false, reason: 'no-field' },
    },
  ],
}

function read(fields: Fields): CodecRead {
  const up = measured(fields, 'angle_z')
  const tiltDeg = typeof up === 'number' ? 90 - up : up
  const values = reported({ tiltDeg, batteryPercent: measured(fields, 'battery') })
  if (Object.keys(values).length > 0) return { ok: true, values }
  return { ok: false, reason: Object.hasOwn(fields, 'action') ? 'not-a-measurement' : 'no-field' }
}
