import { text } from '../../domain/model/text.ts'
import { parseJsonObject } from '../json-object.ts'
import type { SettingValues, SourceDecoded, SourceFormat } from '../source.ts'
import { readStamp } from '../stamp.ts'

/** One device a topic, a JSON object a message: `bins/7/state` with `{"fillPercent":80}`. */
export const plainJson: SourceFormat = {
  name: 'plain-json',
  title: text('JSON, a topic each', 'JSON（每台设备一个主题）'),
  filters: ['devices/+/state'],
  settings: {
    level: {
      title: text('Which level of the topic names the device, from 1', '主题的第几级是设备（从 1 起）'),
      type: 'number',
      default: 2,
    },
    time: { title: text('Field of the time stamp', '时间字段'), type: 'word', default: 'ts' },
  },
  open(settings, { payloadBytesMax }) {
    const level = Number(settings.level ?? 2)
    if (!Number.isInteger(level) || level < 1) throw new Error('level: expected a whole number from 1')
    return ({ topic, payload }) => {
      const address = topic.split('/')[level - 1]
      if (address === undefined || address === '') return { ok: false, reason: 'topic-names-no-device' }
      const parsed = parseJsonObject(payload, payloadBytesMax)
      return parsed.ok ? said(address, parsed.object, settings) : parsed
    }
  },
  examples: [
    {
      title: text('A bin that is full to 80 %', '满溢度 80% 的垃圾桶'),
      topic: 'devices/bin-7/state',
      payload: '{"ts":"2026-05-01T12:00:00+08:00","fillPercent":80,"temperatureC":21.5}',
      becomes: {
        ok: true,
        heard: [
          {
            ...{ what: 'said', address: 'bin-7', fields: { fillPercent: 80, temperatureC: 21.5 } },
            ts: Date.UTC(2026, 4, 1, 4),
          },
        ],
      },
    },
    {
      title: text('The device stands elsewhere in the topic', '设备在主题的另一级'),
      topic: 'site/yard/bin-7',
      payload: '{"fillPercent":80}',
      settings: { level: 3 },
      becomes: { ok: true, heard: [{ what: 'said', address: 'bin-7', fields: { fillPercent: 80 } }] },
    },
    {
      title: text('No JSON', '不是 JSON'),
      topic: 'devices/bin-7/state',
      payload: '80 %',
      becomes: { ok: false, reason: 'not-json' },
    },
  ],
}

function said(
  address: string,
  object: Readonly<Record<string, unknown>>,
  settings: SettingValues,
): SourceDecoded {
  const name = String(settings.time ?? 'ts')
  const { [name]: time, ...fields } = object
  const stamp = time === undefined ? undefined : readStamp(time)
  const ts = stamp !== undefined && 'ts' in stamp ? { ts: stamp.ts } : {}
  return { ok: true, heard: [{ what: 'said', address, fields, ...ts }] }
}
