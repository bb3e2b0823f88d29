import type { Payload } from './frame.ts'
import { listIn, numberIn, wordIn } from './plain-values.ts'

/** One figure as a charger told it. */
interface Sampled {
  readonly value: number
  readonly measurand: string
  readonly phase: string | undefined
  readonly unit: string | undefined
  readonly context: string
}

export interface MeterRead {
  /** By the names of the kind's metrics. */
  readonly values: Readonly<Record<string, number>>
  /** What could not be read, by name, with the measurand. */
  readonly refused: readonly { readonly reason: string; readonly metric?: string }[]
}

/** What one `meterValue` says of the charger as it is. */
export function readMeterValue(meterValue: Payload): MeterRead {
  const refused: { reason: string; metric?: string }[] = []
  const live: Sampled[] = []
  for (const raw of listIn(meterValue, 'sampledValue')) {
    const sampled = sampledOf(raw)
    if ('reason' in sampled) refused.push(sampled)
    else if (!PAST.has(sampled.context) && !isElsewhere(raw)) live.push(sampled)
  }
  const values: Record<string, number> = {}
  for (const [measurand, { metric, unit, fold }] of Object.entries(MEASURED)) {
    const told = live.filter(each => each.measurand === measurand)
    const read = chosen(told, fold, unit)
    if (read === 'unit-unknown') refused.push({ reason: read, metric: measurand })
    else if (read !== undefined) values[metric] = read
  }
  return { values, refused }
}

/** What the meter showed when the session began, or when the power went, is not what it shows. */
const PAST: ReadonlySet<string> = new Set(['Transaction.Begin', 'Interruption.Begin'])

/** In the car, or where the cable of the house comes in. */
const isElsewhere = (raw: Payload): boolean => ELSEWHERE.has(wordIn(raw, 'location') ?? '')
const ELSEWHERE: ReadonlySet<string> = new Set(['EV', 'Inlet'])

/** Of what is measured on several lines: their sum, or the worst of them. */
type Fold = 'sum' | 'most'

interface Measured {
  readonly metric: string
  readonly fold: Fold
  /** Unit → what one of it is in the unit of the metric. The first holds where none is told. */
  readonly unit: Readonly<Record<string, (value: number) => number>>
}

const times = (factor: number) => (value: number) => value * factor

const MEASURED: Readonly<Record<string, Measured>> = {
  'Energy.Active.Import.Register': {
    ...{ metric: 'energyWh', fold: 'sum' },
    unit: { wh: times(1), kwh: times(1_000), mwh: times(1e6) },
  },
  'Power.Active.Import': { metric: 'powerW', fold: 'sum', unit: { w: times(1), kw: times(1_000) } },
  'Current.Import': {
    ...{ metric: 'currentA', fold: 'most' },
    unit: { a: times(1), da: times(0.1), ma: times(0.001) },
  },
  Voltage: { metric: 'voltageV', fold: 'most', unit: { v: times(1), dv: times(0.1), mv: times(0.001) } },
  Temperature: {
    ...{ metric: 'temperatureC', fold: 'most' },
    unit: {
      // The standard itself has both spellings.
      ...{ celsius: times(1), celcius: times(1), c: times(1) },
      fahrenheit: value => ((value - 32) * 5) / 9,
      k: value => value - 273.15,
    },
  },
}

/** One without a phase stands for all; else the lines make it up, and neither neutral nor what lies between two lines does. */
function chosen(
  told: readonly Sampled[],
  fold: Fold,
  unit: Measured['unit'],
): number | 'unit-unknown' | undefined {
  const whole = told.filter(({ phase }) => phase === undefined)
  const lines = lastOfEach(told.filter(({ phase }) => LINES.test(phase ?? '')))
  const counted = whole.length > 0 && fold === 'sum' ? whole.slice(-1) : whole.length > 0 ? whole : lines
  const values: number[] = []
  for (const { value, unit: told } of counted) {
    const convert = told === undefined ? Object.values(unit)[0] : unit[told.toLowerCase()]
    if (convert === undefined) return 'unit-unknown'
    values.push(convert(value))
  }
  if (values.length === 0) return undefined
  const all = fold === 'sum' ? values.reduce((sum, each) => sum + each, 0) : Math.max(...values)
  return Math.round(all * 1_000) / 1_000
}

const LINES = /^L[123](?:-N)?$/

const lastOfEach = (told: readonly Sampled[]): Sampled[] => [
  ...new Map(told.map(each => [each.phase?.slice(0, 2), each])).values(),
]

function sampledOf(raw: Payload): Sampled | { readonly reason: string; readonly metric?: string } {
  // 7.43: what has no measurand is the meter of the energy taken, in Wh.
  const measurand = wordIn(raw, 'measurand') ?? 'Energy.Active.Import.Register'
  if (wordIn(raw, 'format') === 'SignedData') return { reason: 'value-signed', metric: measurand }
  const value = numberIn(raw, 'value')
  if (value === undefined) return { reason: 'value-not-a-number', metric: measurand }
  const context = wordIn(raw, 'context') ?? 'Sample.Periodic'
  return { value, measurand, phase: wordIn(raw, 'phase'), unit: wordIn(raw, 'unit'), context }
}
