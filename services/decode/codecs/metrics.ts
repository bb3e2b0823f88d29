import { text } from '../../domain/model/text.ts'
import type { Codec } from '../codec.ts'

/** Fields that are already called what the metrics of the kind are called. */
export const metrics: Codec = {
  name: 'metrics',
  title: text('Names of the metrics', '指标名称'),
  models: [],
  read: ({ fields }) =>
    Object.keys(fields).length === 0 ? { ok: false, reason: 'no-field' } : { ok: true, values: fields },
  examples: [
    {
      title: 'A level in percent',
      said: { fields: { fillPercent: 80 } },
      becomes: { ok: true, values: { fillPercent: 80 } },
    },
    { title: 'Nothing decoded', said: { fields: {} }, becomes: { ok: false, reason: 'no-field' } },
  ],
}
