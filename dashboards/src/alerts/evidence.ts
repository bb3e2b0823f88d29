import type { WireAlert } from '../../../services/api/wire/alert.ts'
import type { WireKind, WireMetric } from '../api/devices.ts'

/** How many columns are read beside each other when the sentence names none. */
const COLUMNS_MAX = 4

export interface NamedMetric {
  readonly name: string
  readonly spec: WireMetric
}

export interface Threshold {
  readonly figure: number
  readonly above: boolean
}

/** The metrics that the reason is about: those its sentence names, in its order; else the first that were reported. */
export function metricsOf(evidence: WireAlert['evidence'], kind: WireKind | undefined): NamedMetric[] {
  const reported = new Set(evidence.readings.flatMap(reading => Object.keys(reading.values)))
  const known = Object.entries(kind?.metrics ?? {})
    .filter(([name]) => reported.has(name))
    .map(([name, spec]) => ({ name, spec }))
  const sentence = evidence.sentence.en.toLowerCase()
  const place = ({ spec }: NamedMetric) => sentence.indexOf(spec.title.en.toLowerCase())
  const named = known.filter(metric => place(metric) >= 0).sort((a, b) => place(a) - place(b))
  return named.length > 0 ? named : known.slice(0, COLUMNS_MAX)
}

/**
 * The figure that the reason holds against a metric ("Fill level ≥ 90 %"). Only a comparison has one that can be
 * drawn as a line: the 10 °C of "rises by 10 °C" is no place on the scale.
 */
export function thresholdOf(sentence: string, { spec }: NamedMetric): Threshold | undefined {
  const title = spec.title.en.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const found = new RegExp(`${title} ([≥>≤<]) (-?\\d+(?:\\.\\d+)?)`, 'i').exec(sentence)
  if (found === null) return undefined
  return { figure: Number(found[2]), above: found[1] === '≥' || found[1] === '>' }
}

/** The metric to draw: the first number of the reason with at least two readings. */
export function metricToDraw(
  metrics: readonly NamedMetric[],
  readings: WireAlert['evidence']['readings'],
): NamedMetric | undefined {
  return metrics.find(
    ({ name, spec }) =>
      spec.type === 'number' && readings.filter(({ values }) => typeof values[name] === 'number').length > 1,
  )
}
