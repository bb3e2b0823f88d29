import { text } from '../../../domain/model/text.ts'
import type { FormatExample } from '../../source.ts'

const topic = 'senml/gw-1'

export const senmlExamples: readonly FormatExample[] = [
  {
    title: text('A bin, in the names of its maker', '垃圾桶（厂家的名称）'),
    topic,
    payload:
      '[{"bn":"urn:dev:mac:0024befffe804ff1:","bt":1777608000,"n":"level","u":"%","v":80},{"n":"temp","u":"K","v":294.65},{"n":"lid","vb":false}]',
    settings: { names: 'level=fillPercent,temp=temperatureC,lid=lidOpen' },
    becomes: {
      ok: true,
      heard: [
        {
          ...{ what: 'said', address: 'urn:dev:mac:0024befffe804ff1', ts: Date.UTC(2026, 4, 1, 4) },
          fields: { fillPercent: 80, temperatureC: 21.5, lidOpen: false },
        },
      ],
    },
  },
  {
    title: text('Two devices; the second measured a minute ago', '两台设备，第二台为一分钟前的数据'),
    topic,
    payload: '[{"bn":"yard/","n":"bin-1/temp","u":"Cel","v":20},{"n":"bin-2/temp","u":"Cel","v":21,"t":-60}]',
    settings: { names: 'temp=temperatureC' },
    becomes: {
      ok: true,
      heard: [
        { what: 'said', address: 'yard/bin-1', fields: { temperatureC: 20 } },
        { what: 'said', address: 'yard/bin-2', fields: { temperatureC: 21 }, agoMs: 60_000 },
      ],
    },
  },
  {
    title: text('A version that does not exist yet', '尚不存在的版本'),
    topic,
    payload: '[{"bver":11,"n":"temp","v":20}]',
    becomes: { ok: false, reason: 'senml-version-unknown' },
  },
]
