import type { WireAlert } from '../../../services/api/wire/alert.ts'
import type { WireKind, WireMetric } from '../api/devices.ts'

/** How many columns are read beside each other when the sentence names none. */
const COLUMNS_MAX = 4

export interface NamedMetric {
  readonly name: string
  readonly spec: WireMetric
}

/** The metrics that the reason is about: those its sentence names, in its order; else the first that were reported. */
export function metricsOf(evidence: WireAlert['evidence'], kind: WireKind | undefined): NamedMetric[] {
  const reported = new Set(evidence.readings.flatMap(reading => Object.keys(reading.values)))
  const known = Object.entries(kind?.metrics ?? {})
    .filter(([name]) => reported.has(name))
    .map(([name, spec]) => ({ name, spec }))
  const place = ({ spec }: NamedMetric) => evidence.sentence.en.search(new RegExp(wordsOf(spec), 'i'))
  const named = known.filter(metric => place(metric) >= 0).sort((a, b) => place(a) - place(b))
  return named.length > 0 ? named : known.slice(0, COLUMNS_MAX)
}

/**
 * The figures that the reason holds against a metric ("Heart rate < 45 bpm or Heart rate > 130 bpm"). Only a
 * comparison has one that can be drawn as a line: the 10 °C of "rises by 10 °C" is no place on the scale.
 */
export function thresholdsOf(sentence: string, { spec }: NamedMetric): number[] {
  const comparison = new RegExp(`${wordsOf(spec)} [≥>≤<] (-?\\d+(?:\\.\\d+)?)`, 'gi')
  return [...sentence.matchAll(comparison)].map(found => Number(found[1]))
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

/** The name of a metric as a whole: the temperature in `HighTemperature` is another matter. */
const wordsOf = (spec: WireMetric): string =>
  `(?<![A-Za-z])${spec.title.en.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![A-Za-z])`
