import { text } from '../../../domain/model/text.ts'
import type { FormatExample } from '../../source.ts'

export const mappingExamples: readonly FormatExample[] = [
  {
    title: text('A value in tenths, the time in seconds', '数值为十分之一，时间为秒'),
    topic: 'acme/bin-7/up',
    payload: '{"t":1777608000,"data":{"lvl":80,"temp":215}}',
    settings: {
      expression:
        '{"device": levels[1], "at": json.t * 1000, "values": {"fillPercent": json.data.lvl, "temperatureC": json.data.temp / 10}}',
    },
    becomes: {
      ok: true,
      heard: [
        {
          ...{ what: 'said', address: 'bin-7', ts: Date.UTC(2026, 4, 1, 4) },
          fields: { fillPercent: 80, temperatureC: 21.5 },
        },
      ],
    },
  },
  {
    title: text('Several devices in a message', '一条消息含多台设备'),
    topic: 'acme/all',
    payload: '{"list":[{"id":"a","lvl":20},{"id":"b","lvl":90},{"id":"c"}]}',
    settings: {
      expression:
        'json.list.filter(each, has(each.lvl)).map(each, {"device": each.id, "values": {"fillPercent": each.lvl}})',
    },
    becomes: {
      ok: true,
      heard: [
        { what: 'said', address: 'a', fields: { fillPercent: 20 } },
        { what: 'said', address: 'b', fields: { fillPercent: 90 } },
      ],
    },
  },
  {
    title: text('Bytes: a level, and a temperature with a sign', '字节：液位与有符号温度'),
    topic: 'acme/bin-7/raw',
    payload: '50ffce',
    encoding: 'hex',
    settings: {
      expression:
        '{"device": levels[1], "values": {"fillPercent": unsigned(hex.substring(0, 2)), "temperatureC": signed(hex.substring(2, 6)) / 10}}',
    },
    becomes: {
      ok: true,
      heard: [{ what: 'said', address: 'bin-7', fields: { fillPercent: 80, temperatureC: -5 } }],
    },
  },
  {
    title: text('A key that is not there', '缺少的键'),
    topic: 'acme/bin-7/up',
    payload: '{}',
    settings: { expression: '{"device": levels[1], "values": {"fillPercent": json.lvl}}' },
    becomes: { ok: false, reason: 'mapping-no-such-key' },
  },
]
