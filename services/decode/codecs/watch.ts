import { text } from '../../domain/model/text.ts'
import { CALL_NAMES, CANCELLED_NAMES, NOT_WORN_NAMES, plainName } from '../call-names.ts'
import type { Codec } from '../codec.ts'
import type { ValueFault } from '../decoder.ts'
import { watchExamples } from './watch-examples.ts'

/** What 4G watches call their values, whatever their maker. */
export const watch: Codec = {
  name: 'watch',
  title: text('4G watch: usual names', '4G 手表：常用名称'),
  models: ['4G watches'],
  kind: 'wristband',
  read({ fields }) {
    const found = Object.keys(fields).flatMap(field => valuesOf(field, fields[field]))
    if (found.length === 0) return { ok: false, reason: 'no-field' }
    const values = Object.fromEntries(found.map(({ metric, value }) => [metric, value]))
    // A watch may say the same by two names: one of them that calls is a call.
    for (const { metric, value } of found) if (CALLS.has(metric) && value === true) values[metric] = true
    const rejected = found.flatMap(({ metric, reason }) => (reason ? [{ metric, reason }] : []))
    return { ok: true, values, ...(rejected.length > 0 && { rejected }) }
  },
  examples: watchExamples,
}

interface Found {
  readonly metric: string
  readonly value: unknown
  readonly reason?: ValueFault
}

/** A name that is a metric's is that metric's. */
function valuesOf(field: string, value: unknown): readonly Found[] {
  const name = plainName(field)
  if (BLOOD_PRESSURE.has(name)) return pressuresOf(value)
  if (NOT_WORN_NAMES.has(name)) {
    const off = flagOf(value)
    return [{ metric: 'worn', value: off === true ? false : off }]
  }
  const metric = METRIC_OF.get(name)
  if (metric === undefined) return []
  if (CALLS.has(metric)) return [callOf(metric, value)]
  if (FLAGS.has(metric)) return [{ metric, value: flagOf(value) }]
  // The name of a measurement and no figure: it was not measured.
  return [{ metric, value: value === true ? null : value }]
}

function pressuresOf(value: unknown): readonly Found[] {
  const [, systolic, diastolic] = /^\s*(\d{1,3})\s*[/,-]\s*(\d{1,3})\s*$/.exec(wordOf(value)) ?? []
  return systolic === undefined
    ? [{ metric: 'systolicMmHg', value }]
    : [
        { metric: 'systolicMmHg', value: Number(systolic) },
        { metric: 'diastolicMmHg', value: Number(diastolic) },
      ]
}

/** Yes and no as they are written; anything else is left as it is, and refused by name. */
function flagOf(value: unknown): unknown {
  const word = wordOf(value)
  if (YES.has(word)) return true
  return NO.has(word) ? false : value
}

/** Of a call for help, whatever is no clear no is a call: somebody may lie there. It is counted that it was no clear yes. */
function callOf(metric: string, value: unknown): Found {
  const flag = flagOf(value)
  if (typeof flag === 'boolean' || value === null || NOTHING.has(wordOf(value)))
    return { metric, value: typeof flag === 'boolean' ? flag : null }
  return { metric, value: true, ...(plainName(wordOf(value)) !== metric && { reason: 'call-believed' }) }
}

/** An object of a sender's may have no words. */
const wordOf = (value: unknown): string =>
  typeof value === 'object' && value !== null ? '{}' : String(value).trim().toLowerCase()

const YES: ReadonlySet<string> = new Set(['1', 'true', 'yes', 'y', 'on'])
const NO: ReadonlySet<string> = new Set(['0', 'false', 'no', 'n', 'off', 'normal'])
const FLAGS: ReadonlySet<string> = new Set(['fallCancelled', 'worn', 'onOxygen'])
const BLOOD_PRESSURE: ReadonlySet<string> = new Set(['bp', 'bloodpressure', 'pressure'])
const CALLS: ReadonlySet<string> = new Set(Object.keys(CALL_NAMES))
const NOTHING: ReadonlySet<string> = new Set(['', 'none', 'null'])

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
  ...CALL_NAMES,
  fallCancelled: CANCELLED_NAMES,
  worn: ['worn', 'wear', 'wearing', 'iswear', 'wearstatus'],
  onOxygen: ['onoxygen'],
  consciousness: ['consciousness'],
  lat: ['lat', 'latitude'],
  lon: ['lon', 'lng', 'long', 'longitude'],
}
const METRIC_OF = new Map(
  Object.entries(NAMES).flatMap(([metric, names]) => names.map(name => [name, metric] as const)),
)
