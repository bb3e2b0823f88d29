import { text } from '../../domain/model/text.ts'
import type { Codec } from '../codec.ts'

/** Fields that are already called what the metrics of the kind are called. */
export const metrics: Codec = {
  name: 'metrics',
  title: text('Not decoded: fields are called as the metrics are', '不解码：字段名即指标名'),
  models: [],
  read: ({ fields, frame }) => {
    if (Object.keys(fields).length > 0) return { ok: true, values: fields }
    return { ok: false, reason: frame === undefined ? 'no-field' : 'frame-without-codec' }
  },
  examples: [
    {
      title: 'A level in percent',
      said: { fields: { fillPercent: 80 } },
      becomes: { ok: true, values: { fillPercent: 80 } },
    },
    {
      title: 'Bytes that nobody decoded',
      said: { hex: '0175610482a401', port: 85 },
      becomes: { ok: false, reason: 'frame-without-codec' },
    },
    { title: 'Nothing decoded', said: { fields: {} }, becomes: { ok: false, reason: 'no-field' } },
  ],
}
