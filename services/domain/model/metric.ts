import type { Text } from './text.ts'
import type { DurationMs } from './time.ts'

interface MetricBase {
  readonly title: Text
}

/** A number with its unit and the range outside which it is a fault of the sensor, both ends included. */
export interface NumberMetric extends MetricBase {
  readonly type: 'number'
  readonly unit: string
  readonly min: number
  readonly max: number
  /**
   * Whether the last value goes on being true until the next one (a bin's level) or is a sample of something that
   * moves (a heart rate): a `for` over a sampled metric needs two samples.
   */
  readonly holds: boolean
  /** Its source is a signed number read as unsigned, with so many values: 255 of 256 is -1. */
  readonly wrapsAt?: number
  /** It counts things: a lift is on no half of a floor. */
  readonly whole?: true
  /** What is sent where nothing was measured: no value, and no fault either. */
  readonly unmeasured?: readonly number[]
  readonly sense?: Sense
}

/** What is known of a sensor beyond its range: by this it is told from the world that it reports. */
export interface Sense {
  /** A change by as much from one reading to the next is believed when the next one does not take it back. */
  readonly jump?: { readonly by: number; readonly heldMsMax?: DurationMs }
  /**
   * It moves by itself: the same value in so many readings in a row, for as long as this and far longer than ever before, is
   * no measurement. Readings alone say nothing: a device that is in trouble sends more of them.
   */
  readonly restless?: { readonly count: number; readonly forMs: DurationMs }
  /** Where it ends, it may be blind: after another sensor moved by as much, its end in so many readings is no measurement. */
  readonly blind?: {
    readonly ends: readonly number[]
    readonly knock: { readonly metric: string; readonly by: number }
    readonly count: number
  }
  /**
   * What it measures goes beyond its upper end in earnest, as a fire does: from `from` on, what is above the scale counts as
   * its end, and so does what was read as signed since it was; below `sureFrom` the first such value needs a second word.
   * After `msMax` it is the sensor that cannot be believed.
   */
  readonly overruns?: { readonly from: number; readonly sureFrom: number; readonly msMax: DurationMs }
  /** It counts what the device sends, and begins again after so many. */
  readonly countsTo?: number
}

export interface FlagMetric extends MetricBase {
  readonly type: 'flag'
  /** How people say that it is not set; `not …` where absent. */
  readonly unset?: Text
}

/** Words: free up to `lengthMax` characters, or one of a list. */
export interface WordMetric extends MetricBase {
  readonly type: 'word'
  readonly lengthMax: number
  readonly oneOf?: readonly string[]
  /** What people say for them, where they are the names of a standard. */
  readonly said?: Readonly<Record<string, Text>>
}

export type MetricSpec = NumberMetric | FlagMetric | WordMetric

/** Why a value is not a value of the metric; `undefined` when it is one. */
export type MetricFault =
  | 'metric-type'
  | 'metric-not-finite'
  | 'metric-out-of-range'
  | 'metric-not-measured'
  | 'metric-not-whole'
  | 'metric-word-unknown'

export function metricFault(spec: MetricSpec, value: unknown): MetricFault | undefined {
  switch (spec.type) {
    case 'number':
      return numberFault(spec, value)
    case 'flag':
      return flagFault(value)
    case 'word':
      return wordFault(spec, value)
  }
}

function numberFault(spec: NumberMetric, value: unknown): MetricFault | undefined {
  if (value === null) return 'metric-not-measured'
  if (typeof value !== 'number') return 'metric-type'
  if (!Number.isFinite(value)) return 'metric-not-finite'
  if (value >= spec.min && value <= spec.max)
    return spec.whole && !Number.isInteger(value) ? 'metric-not-whole' : undefined
  return spec.unmeasured?.includes(value) ? 'metric-not-measured' : 'metric-out-of-range'
}

/** The number that a signed source meant, where the one that was sent is impossible and that one is not. */
export function unwrapped(spec: MetricSpec, value: unknown): number | undefined {
  if (spec.type !== 'number' || spec.wrapsAt === undefined) return undefined
  if (typeof value !== 'number' || !Number.isInteger(value) || value <= spec.max) return undefined
  const signed = value - spec.wrapsAt
  return signed < 0 && signed >= spec.min ? signed : undefined
}

/** Whether it is no value of the metric since there may be more of it than the sensor has a scale for. */
export const isAboveScale = (spec: MetricSpec | undefined, value: unknown): boolean =>
  spec?.type === 'number' &&
  spec.sense?.overruns !== undefined &&
  typeof value === 'number' &&
  Number.isFinite(value) &&
  value > spec.max

function flagFault(value: unknown): MetricFault | undefined {
  if (value === null) return 'metric-not-measured'
  return typeof value === 'boolean' ? undefined : 'metric-type'
}

/** The flag that was plainly meant by what is none: 0, 1, or the word, whatever its case. */
export const flagMeant = (spec: MetricSpec, value: unknown): boolean | undefined =>
  spec.type === 'flag' ? flagWritten(value) : undefined

/** The same of a flag that is none of a metric. */
export function flagWritten(value: unknown): boolean | undefined {
  if (value === 1 || value === 0) return value === 1
  if (typeof value !== 'string' || value.length > 'false'.length) return undefined
  const word = value.toLowerCase()
  return word === 'true' || (word === 'false' ? false : undefined)
}

function wordFault(spec: WordMetric, value: unknown): MetricFault | undefined {
  if (typeof value !== 'string') return 'metric-type'
  if (value.length > spec.lengthMax) return 'metric-out-of-range'
  return spec.oneOf && !spec.oneOf.includes(value) ? 'metric-word-unknown' : undefined
}

const number =
  (unit: string, holds: boolean) =>
  (title: Text, min: number, max: number): NumberMetric => ({ type: 'number', unit, min, max, title, holds })

/** A number that holds until the next one is reported. */
export const held = (unit: string) => number(unit, true)
/** A number that is a sample of something that moves by itself. */
export const sampled = (unit: string) => number(unit, false)
/** A number of things, which holds until the next one. */
export const counted = (title: Text, min: number, max: number): NumberMetric => ({
  ...held('')(title, min, max),
  whole: true,
})
/** What is known of the sensor, added to its metric. */
export const sensed = (
  metric: NumberMetric,
  more: Pick<NumberMetric, 'wrapsAt' | 'unmeasured' | 'sense'>,
): NumberMetric => ({ ...metric, ...more })
export const flag = (title: Text, unset?: Text): FlagMetric => ({
  type: 'flag',
  title,
  ...(unset && { unset }),
})
export const word = (title: Text, lengthMax: number): WordMetric => ({ type: 'word', lengthMax, title })
export const oneOf = (
  title: Text,
  words: readonly string[],
  said?: Readonly<Record<string, Text>>,
): WordMetric => ({
  type: 'word',
  lengthMax: 64,
  oneOf: words,
  title,
  ...(said && { said }),
})

export type MetricSpecs = Readonly<Record<string, MetricSpec>>
