import { text } from '../../domain/model/text.ts'
import type { Codec } from '../codec.ts'
import type { Fields } from '../source.ts'

/** What Frigate sees at a place, as a fire lane's camera says it. */
export const frigateLane: Codec = {
  name: 'frigate',
  title: text('Frigate: vehicles', 'Frigate：车辆'),
  models: ['Frigate 0.13 and later'],
  kind: 'fire-lane-camera',
  read({ fields }) {
    const values = Object.fromEntries(
      Object.entries(METRICS).flatMap(([field, metric]) => namedAs(fields, field, metric)),
    )
    return Object.keys(values).length > 0 ? { ok: true, values } : { ok: false, reason: 'no-field' }
  },
  examples: [
    {
      title: 'Two vehicles, of one of which the plate was read',
      said: { fields: { vehicles: 2, plate: '沪A12345' } },
      becomes: { ok: true, values: { vehicleCount: 2, plate: '沪A12345' } },
    },
    {
      title: 'A free lane',
      said: { fields: { vehicles: 0 } },
      becomes: { ok: true, values: { vehicleCount: 0 } },
    },
    {
      title: 'Nothing of a vehicle',
      said: { fields: { motion: 'ON' } },
      becomes: { ok: false, reason: 'no-field' },
    },
  ],
}

const METRICS = { vehicles: 'vehicleCount', plate: 'plate', snapshot: 'snapshotUrl' }

const namedAs = (fields: Fields, field: string, metric: string): [string, unknown][] =>
  Object.hasOwn(fields, field) ? [[metric, fields[field]]] : []
