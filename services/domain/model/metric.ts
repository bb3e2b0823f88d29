import type { Text } from './text.ts'

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
}

export interface FlagMetric extends MetricBase {
  readonly type: 'flag'
}

/** Words: free up to `lengthMax` characters, or one of a list. */
export interface WordMetric extends MetricBase {
  readonly type: 'word'
  readonly lengthMax: number
  readonly oneOf?: readonly string[]
}

export type MetricSpec = NumberMetric | FlagMetric | WordMetric

/** Why a value is not a value of the metric; `undefined` when it is one. */
export type MetricFault = 'metric-type' | 'metric-not-finite' | 'metric-out-of-range' | 'metric-word-unknown'

export function metricFault(spec: MetricSpec, value: unknown): MetricFault | undefined {
  switch (spec.type) {
    case 'number':
      return numberFault(spec, value)
    case 'flag':
      return typeof value === 'boolean' ? undefined : 'metric-type'
    case 'word':
      return wordFault(spec, value)
  }
}

function numberFault(spec: NumberMetric, value: unknown): MetricFault | undefined {
  if (typeof value !== 'number') return 'metric-type'
  if (!Number.isFinite(value)) return 'metric-not-finite'
  return value < spec.min || value > spec.max ? 'metric-out-of-range' : undefined
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
export const flag = (title: Text): FlagMetric => ({ type: 'flag', title })
export const word = (title: Text, lengthMax: number): WordMetric => ({ type: 'word', lengthMax, title })
export const oneOf = (title: Text, words: readonly string[]): WordMetric => ({
  type: 'word',
  lengthMax: 64,
  oneOf: words,
  title,
})

export type MetricSpecs = Readonly<Record<string, MetricSpec>>
