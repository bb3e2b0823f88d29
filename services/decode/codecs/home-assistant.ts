import { text } from '../../domain/model/text.ts'
import type { Codec, CodecRead } from '../codec.ts'
import type { Fields } from '../source.ts'

/** What a device class of Home Assistant is called among our metrics; `on` of a door is open. */
const METRICS: Readonly<Record<string, string>> = {
  battery: 'batteryPercent',
  battery_low: 'batteryLow',
  current: 'currentA',
  door: 'open',
  energy: 'energyWh',
  garage_door: 'open',
  occupancy: 'bayOccupied',
  opening: 'open',
  power: 'powerW',
  presence: 'bayOccupied',
  smoke: 'smoke',
  tamper: 'tampered',
  temperature: 'temperatureC',
  voltage: 'voltageV',
  window: 'open',
}
const CALLS: readonly unknown[] = ['emergency', 'panic', 'sos']

export const homeAssistantClasses: Codec = {
  name: 'home-assistant',
  title: text('Device classes of Home Assistant', 'Home Assistant 设备类别'),
  models: [],
  read: ({ fields }) => read(fields),
  examples: [
    {
      title: 'A smoke detector',
      said: { fields: { smoke: true, battery: 97, battery_low: false, linkquality: 81 } },
      becomes: { ok: true, values: { smoke: true, batteryPercent: 97, batteryLow: false } },
    },
    {
      title: 'A door that is open',
      said: { fields: { door: true } },
      becomes: { ok: true, values: { open: true } },
    },
    {
      title: 'A button that calls for help',
      said: { fields: { action: 'emergency' } },
      becomes: { ok: true, values: { sos: true } },
    },
    {
      title: 'Another action',
      said: { fields: { action: 'arm_all_zones' } },
      becomes: { ok: false, reason: 'action-unknown' },
    },
    {
      title: 'Nothing that is measured here',
      said: { fields: { linkquality: 81 } },
      becomes: { ok: false, reason: 'no-field' },
    },
  ],
}

function read(fields: Fields): CodecRead {
  const named = Object.entries(fields).flatMap(([field, value]) =>
    Object.hasOwn(METRICS, field) ? [[METRICS[field] as string, value] as const] : [],
  )
  const action = Object.hasOwn(fields, 'action') ? fields.action : undefined
  const values = { ...Object.fromEntries(named), ...(CALLS.includes(action) && { sos: true }) }
  if (Object.keys(values).length > 0) return { ok: true, values }
  return { ok: false, reason: action === undefined || action === '' ? 'no-field' : 'action-unknown' }
}
