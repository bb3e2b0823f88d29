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
