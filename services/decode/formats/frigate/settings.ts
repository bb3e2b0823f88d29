import { text } from '../../../domain/model/text.ts'
import { SECOND } from '../../../domain/model/time.ts'
import type { FormatSetting, SettingValues } from '../../source.ts'

export const frigateSettings: Readonly<Record<string, FormatSetting>> = {
  prefix: { title: text('Frigate’s topic prefix', 'Frigate 的主题前缀'), type: 'word', default: 'frigate' },
  vehicles: {
    title: text('Labels that are vehicles', '算作车辆的标签'),
    type: 'word',
    default: 'car,truck,bus,motorcycle',
  },
  decides: {
    title: text('What counts: events or counts', '以什么为准：events（事件）或 counts（计数）'),
    type: 'word',
    default: 'events',
  },
  zones: {
    title: text(
      'Zones and their cameras, so that a quiet zone is known for free: fire_lane@gate',
      '区域及其摄像头，空闲区域也会上报：fire_lane@gate',
    ),
    type: 'word',
  },
  url: {
    title: text('Frigate’s address, for its snapshots', 'Frigate 的地址，用于抓拍图'),
    type: 'word',
  },
  goneAfterS: {
    title: text(
      'Seconds without a word of a vehicle after which it is gone',
      '多少秒没有消息即视为车辆已离开',
    ),
    type: 'number',
    default: 180,
  },
}

export interface FrigateSettings {
  readonly prefix: string
  readonly vehicles: ReadonlySet<string>
  readonly decides: 'events' | 'counts'
  /** The camera of each zone that is known beforehand. */
  readonly zones: ReadonlyMap<string, string>
  readonly url: string | undefined
  readonly goneAfterMs: number
}

/** Throws in words for whoever set them. */
export function frigateSettingsOf(values: SettingValues): FrigateSettings {
  const decides = String(values.decides ?? 'events')
  if (decides !== 'events' && decides !== 'counts') throw new Error('decides: expected events or counts')
  const vehicles = listIn(values.vehicles ?? frigateSettings.vehicles?.default)
  if (vehicles.length === 0 || vehicles.includes('person'))
    throw new Error('vehicles: expected labels of vehicles, as car,truck')
  const goneAfterS = Number(values.goneAfterS ?? 180)
  // Frigate tells anew of what it still sees once a minute.
  if (!(goneAfterS > 60 && goneAfterS <= 86_400))
    throw new Error('goneAfterS: expected more than 60, up to 86400')
  return {
    ...{ prefix: String(values.prefix ?? 'frigate'), decides, vehicles: new Set(vehicles) },
    ...{ zones: zonesIn(listIn(values.zones)), url: urlIn(values.url), goneAfterMs: goneAfterS * SECOND },
  }
}

const listIn = (value: unknown): string[] =>
  String(value ?? '')
    .split(',')
    .map(each => each.trim())
    .filter(each => each !== '')

function zonesIn(pairs: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    pairs.map(pair => {
      const [zone = '', camera = '', ...more] = pair.split('@')
      if (zone === '' || camera === '' || more.length > 0)
        throw new Error('zones: expected zone@camera, with commas between')
      return [zone, camera]
    }),
  )
}

function urlIn(value: unknown): string | undefined {
  if (value === undefined || value === '') return undefined
  const url = URL.canParse(String(value)) ? new URL(String(value)) : undefined
  if (
    url === undefined ||
    !/^https?:$/.test(url.protocol) ||
    url.username !== '' ||
    url.href.length > URL_MAX
  )
    throw new Error('url: expected an address as https://frigate.example.net, without a password')
  return url.href.replace(/\/+$/, '')
}

/** With an event behind it, it has to fit into the metric. */
const URL_MAX = 300
