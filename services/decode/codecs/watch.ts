import { text } from '../../domain/model/text.ts'
import type { Codec } from '../codec.ts'
import type { Fields } from '../source.ts'
import { watchExamples } from './watch-examples.ts'

/** What 4G watches call their values, whatever their maker. */
export const watch: Codec = {
  name: 'watch',
  title: text('4G watch: usual names', '4G 手表：常用名称'),
  models: ['4G watches'],
  kind: 'wristband',
  read({ fields }) {
    const values = Object.fromEntries(Object.keys(fields).flatMap(field => valuesOf(field, fields)))
    return Object.keys(values).length > 0 ? { ok: true, values } : { ok: false, reason: 'no-field' }
  },
  examples: watchExamples,
}

type Values = readonly (readonly [string, unknown])[]

/** A name that is a metric's is that metric's. */
function valuesOf(field: string, fields: Fields): Values {
  const value = fields[field]
  const name = field.toLowerCase().replace(/[^a-z\d]/g, '')
  if (BLOOD_PRESSURE.has(name)) return pressuresOf(value)
  if (NOT_WORN.has(name))
    return flagsOf('worn', value).map(([metric, off]) => [metric, off === true ? false : off])
  const metric = METRIC_OF.get(name)
  if (metric === undefined) return []
  return FLAGS.has(metric) ? flagsOf(metric, value) : [[metric, value]]
}

function pressuresOf(value: unknown): Values {
  const [, systolic, diastolic] = /^\s*(\d{1,3})\s*[/,-]\s*(\d{1,3})\s*$/.exec(String(value)) ?? []
  return systolic === undefined
    ? [['systolicMmHg', value]]
    : [
        ['systolicMmHg', Number(systolic)],
        ['diastolicMmHg', Number(diastolic)],
      ]
}

/** Yes and no as they are written; anything else is left as it is, and refused by name. */
function flagsOf(metric: string, value: unknown): Values {
  const word = String(value).toLowerCase()
  if (YES.has(word)) return [[metric, true]]
  return [[metric, NO.has(word) ? false : value]]
}

const YES: ReadonlySet<string> = new Set(['1', 'true', 'yes', 'y', 'on'])
const NO: ReadonlySet<string> = new Set(['0', 'false', 'no', 'n', 'off', 'normal'])
const FLAGS: ReadonlySet<string> = new Set(['sos', 'fall', 'fallCancelled', 'worn', 'onOxygen'])
const BLOOD_PRESSURE: ReadonlySet<string> = new Set(['bp', 'bloodpressure', 'pressure'])
const NOT_WORN: ReadonlySet<string> = new Set(['takeoff', 'removed', 'notworn', 'off'])

const NAMES: Readonly<Record<string, readonly string[]>> = {
  heartRateBpm: ['hr', 'heart', 'heartrate', 'heartratebpm', 'pulse', 'bpm'],
  spo2Percent: ['spo2', 'spo2percent', 'spo', 'bo', 'oxygen', 'bloodoxygen', 'oxygensaturation'],
  systolicMmHg: ['systolic', 'systolicmmhg', 'sbp', 'sys', 'bphigh', 'highpressure'],
  diastolicMmHg: ['diastolic', 'diastolicmmhg', 'dbp', 'dia', 'bplow', 'lowpressure'],
  bodyTemperatureC: ['temp', 'temperature', 'bodytemp', 'bodytemperature', 'bodytemperaturec'],
  skinTemperatureC: ['skintemp', 'wristtemp', 'skintemperature', 'skintemperaturec'],
  respirationPerMin: ['resp', 'respiration', 'respirationpermin', 'breath', 'rr'],
  steps: ['step', 'steps', 'pedometer', 'stepcount'],
  batteryPercent: ['battery', 'bat', 'batt', 'power', 'electricity', 'batterylevel', 'batterypercent'],
  sos: ['sos', 'sosalarm', 'help'],
  fall: ['fall', 'falldown', 'fallalarm', 'falldetected'],
  fallCancelled: ['fallcancelled', 'fallcancel'],
  worn: ['worn', 'wear', 'wearing', 'iswear', 'wearstatus'],
  onOxygen: ['onoxygen'],
  consciousness: ['consciousness'],
  lat: ['lat', 'latitude'],
  lon: ['lon', 'lng', 'long', 'longitude'],
}
const METRIC_OF = new Map(
  Object.entries(NAMES).flatMap(([metric, names]) => names.map(name => [name, metric] as const)),
)
