import type { MetricValue } from './reading.ts'

/**
 * The National Early Warning Score 2 as the Royal College of Physicians defines it (2017), for adults who are not
 * pregnant. A screening score and no diagnosis.
 */
export interface News2 {
  /** The sum over what is known: of a partial observation the least that the whole one can come to. */
  readonly total: number
  /** How many of the seven are known. */
  readonly parameters: number
  /** The most points that one of them has. */
  readonly worst: number
}

/** What was measured, by the names of the metrics. What is absent is neither 0 nor normal: it is not counted. */
export interface Observation {
  readonly respirationPerMin?: number
  readonly spo2Percent?: number
  readonly onOxygen?: boolean
  readonly systolicMmHg?: number
  readonly heartRateBpm?: number
  readonly consciousness?: string
  readonly bodyTemperatureC?: number
}

/** ACVPU: new confusion counts like every other answer that is not alert. */
export const CONSCIOUSNESS = ['alert', 'confusion', 'voice', 'pain', 'unresponsive'] as const

export const NEWS2_PARAMETERS = [
  'respirationPerMin',
  'spo2Percent',
  'onOxygen',
  'systolicMmHg',
  'heartRateBpm',
  'consciousness',
  'bodyTemperatureC',
] as const satisfies readonly (keyof Observation)[]
export type News2Parameter = (typeof NEWS2_PARAMETERS)[number]

/** 2 only for whom a doctor has set an oxygen saturation of 88–92 % as the aim (hypercapnic respiratory failure). */
export type Spo2Scale = 1 | 2

export function news2(observation: Observation, scale: Spo2Scale): News2 {
  let total = 0
  let parameters = 0
  let worst = 0
  for (const parameter of NEWS2_PARAMETERS) {
    const value = observation[parameter]
    if (value === undefined) continue
    const points = pointsOf(parameter, value, scale, observation.onOxygen)
    if (points === undefined) continue
    parameters++
    total += points
    if (points > worst) worst = points
  }
  return { total, parameters, worst }
}

/** The points of one parameter; nothing where they depend on whether oxygen is given and that is not known. */
export function pointsOf(
  parameter: News2Parameter,
  value: MetricValue,
  scale: Spo2Scale,
  onOxygen?: boolean,
): number | undefined {
  if (parameter === 'onOxygen') return value === true ? 2 : 0
  if (parameter === 'consciousness') return value === 'alert' ? 0 : 3
  const rounded = parameter === 'bodyTemperatureC' ? tenth(value as number) : Math.round(value as number)
  if (parameter !== 'spo2Percent') return inBands(BANDS[parameter], rounded)
  return scale === 1 ? inBands(SPO2_SCALE_1, rounded) : spo2Scale2(rounded, onOxygen)
}

/** The points up to and including a value. */
type Bands = readonly (readonly [upTo: number, points: number])[]

const REST = Number.POSITIVE_INFINITY

// The chart has whole numbers and, for the temperature, tenths: what lies between two of its bands is rounded first.
const BANDS = {
  respirationPerMin: [
    [8, 3],
    [11, 1],
    [20, 0],
    [24, 2],
    [REST, 3],
  ],
  systolicMmHg: [
    [90, 3],
    [100, 2],
    [110, 1],
    [219, 0],
    [REST, 3],
  ],
  heartRateBpm: [
    [40, 3],
    [50, 1],
    [90, 0],
    [110, 1],
    [130, 2],
    [REST, 3],
  ],
  bodyTemperatureC: [
    [35, 3],
    [36, 1],
    [38, 0],
    [39, 1],
    [REST, 2],
  ],
} as const satisfies Record<string, Bands>
const SPO2_SCALE_1: Bands = [
  [91, 3],
  [93, 2],
  [95, 1],
  [REST, 0],
]
const SPO2_SCALE_2_UP_TO_AIM: Bands = [
  [83, 3],
  [85, 2],
  [87, 1],
  [92, 0],
]
const SPO2_SCALE_2_ON_OXYGEN: Bands = [
  [94, 1],
  [96, 2],
  [REST, 3],
]

/** Above the aim it is too much oxygen, if it is given, and health, if not: where that is not known, nothing is. */
function spo2Scale2(percent: number, onOxygen: boolean | undefined): number | undefined {
  if (percent <= 92) return inBands(SPO2_SCALE_2_UP_TO_AIM, percent)
  return onOxygen === undefined ? undefined : onOxygen ? inBands(SPO2_SCALE_2_ON_OXYGEN, percent) : 0
}

function inBands(bands: Bands, value: number): number {
  let band = 0
  while (value > (bands[band] as Bands[number])[0]) band++ // the last has no end
  return (bands[band] as Bands[number])[1]
}

const tenth = (value: number): number => Math.round(value * 10) / 10
