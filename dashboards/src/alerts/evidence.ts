import type { WireAlert } from '../../../services/api/wire/alert.ts'
import type { WireKind, WireMetric } from '../api/devices.ts'

/** How many columns are read beside each other when the rule looked at none. */
const COLUMNS_MAX = 4

export interface NamedMetric {
  readonly name: string
  readonly spec: WireMetric
}

/** The metrics that the rule looked at and that were reported, in its order; else the first that were reported. */
export function metricsOf(evidence: WireAlert['evidence'], kind: WireKind | undefined): NamedMetric[] {
  const reported = new Set(evidence.readings.flatMap(reading => Object.keys(reading.values)))
  const known = Object.entries(kind?.metrics ?? {})
    .filter(([name]) => reported.has(name))
    .map(([name, spec]) => ({ name, spec }))
  const lookedAt = evidence.metrics.flatMap(name => known.filter(metric => metric.name === name))
  return lookedAt.length > 0 ? lookedAt : known.slice(0, COLUMNS_MAX)
}

/** The columns of what was kept, in the order of the kind. */
export function keptMetrics(
  kept: NonNullable<WireAlert['evidence']['kept']>,
  kind: WireKind | undefined,
): NamedMetric[] {
  const shown = new Set(kept.flatMap(({ values }) => Object.keys(values)))
  return Object.entries(kind?.metrics ?? {})
    .filter(([name]) => shown.has(name))
    .map(([name, spec]) => ({ name, spec }))
}

/** Of a score the parameter that adds the most to it says why; elsewhere they stay in their order. */
export function byPoints(
  metrics: readonly NamedMetric[],
  vitals: readonly { readonly metric: string; readonly points: number | null }[],
): NamedMetric[] {
  const points = new Map(vitals.map(({ metric, points }) => [metric, points ?? 0]))
  return metrics.toSorted((a, b) => (points.get(b.name) ?? 0) - (points.get(a.name) ?? 0))
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
