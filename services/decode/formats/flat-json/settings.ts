import { text } from '../../../domain/model/text.ts'
import type { FormatSetting, SettingValues } from '../../source.ts'
import { type Renames, renamesIn, renamesSetting } from '../renames.ts'

const word = (en: string, zh: string, standard: string): FormatSetting => ({
  ...{ title: text(en, zh), type: 'word', default: standard },
})

export const flatJsonSettings: Readonly<Record<string, FormatSetting>> = {
  device: word('Field that names the device', '设备字段', 'imei'),
  level: {
    title: text('Level of the topic that names it, where no field does', '若无设备字段：主题的第几级'),
    type: 'number',
  },
  time: word('Field of the time', '时间字段', 'time'),
  zone: word('Where its clock stands, where it does not say', '时间未注明时区时的时差', '+08:00'),
  type: word('Field that names what `value` is', '类型字段（说明数值是什么）', 'type'),
  value: word('Field of the value', '数值字段', 'value'),
  alarm: word('Field of an alarm’s code', '告警代码字段', 'alarm'),
  alarms: {
    title: text('What its alarms mean: 1=sos,2=fall', '告警代码的含义：1=sos,2=fall'),
    type: 'word',
  },
  names: renamesSetting,
}

export interface FlatJsonSettings {
  readonly device: string
  readonly level: number | undefined
  readonly time: string
  readonly zone: string
  readonly type: string
  readonly value: string
  readonly alarm: string
  readonly alarms: Renames
  readonly names: Renames
}

/** Throws in words for whoever set them. */
export function flatJsonSettingsOf(values: SettingValues): FlatJsonSettings {
  const set = (name: string): string => String(values[name] ?? flatJsonSettings[name]?.default ?? '')
  const zone = set('zone')
  if (!/^(?:Z|[+-](?:0\d|1[0-4]):?[0-5]\d)$/.test(zone)) throw new Error('zone: expected an offset as +08:00')
  const level = values.level === undefined ? undefined : Number(values.level)
  if (level !== undefined && !(Number.isInteger(level) && level >= 1))
    throw new Error('level: expected a whole number from 1')
  return {
    ...{ device: set('device'), level, time: set('time'), zone, type: set('type'), value: set('value') },
    ...{
      alarm: set('alarm'),
      alarms: renamesIn('alarms', values.alarms),
      names: renamesIn('names', values.names),
    },
  }
}
