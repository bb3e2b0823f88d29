import { text } from '../../../domain/model/text.ts'
import type { FormatExample } from '../../source.ts'

const topic = 'watch/up'
const address = '861300000000017'
const ts = Date.UTC(2026, 4, 1, 4)

export const flatJsonExamples: readonly FormatExample[] = [
  {
    title: text('A pulse, in words', '心率（字符串）'),
    topic,
    payload:
      '{"imei":"861300000000017","type":"heart","value":"72","battery":"85","time":"2026-05-01 12:00:00"}',
    becomes: { ok: true, heard: [{ what: 'said', address, fields: { battery: 85, heart: 72 }, ts }] },
  },
  {
    title: text('Blood pressure, and seconds of the epoch', '血压，时间为秒'),
    topic,
    payload: '{"imei":861300000000017,"bp":"120/80","time":"1777608000"}',
    becomes: { ok: true, heard: [{ what: 'said', address, fields: { bp: '120/80' }, ts }] },
  },
  {
    title: text('A call for help, by the code of its maker', '求助（厂家告警代码）'),
    topic,
    payload: '{"imei":"861300000000017","alarm":"1","time":"20260501120000"}',
    settings: { alarms: '1=sos,2=fall,6=takeoff' },
    becomes: { ok: true, heard: [{ what: 'said', address, fields: { sos: true }, ts }] },
  },
  {
    title: text('Named by the topic, with a clock that was never set', '设备在主题中，时钟未校准'),
    topic: 'watch/861300000000017/up',
    payload: '{"steps":"4210","time":"1970-01-01 00:00:12"}',
    settings: { level: 2 },
    becomes: {
      ok: true,
      heard: [
        { what: 'said', address, fields: { steps: 4210 } },
        { what: 'event', address, event: 'time-unreadable' },
      ],
    },
  },
  {
    title: text('Of nobody', '没有设备编号'),
    topic,
    payload: '{"type":"heart","value":"72"}',
    becomes: { ok: false, reason: 'message-names-no-device' },
  },
]
