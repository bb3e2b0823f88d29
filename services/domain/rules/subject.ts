import type { Threshold } from '../model/alert.ts'
import { NEWS2_PARAMETERS } from '../model/news2.ts'
import type { ConditionSpec } from '../model/rule.ts'
import { figureOf } from './settings.ts'

/** What a condition is about: its metrics in their order, and the figures that stand on their scales. */
export interface Subject {
  readonly metrics: readonly string[]
  readonly thresholds: readonly Threshold[]
}

/** The 10 °C of "rises by 10 °C" is no place on the scale; only a comparison has one. */
export function subjectOf(spec: ConditionSpec, settings: Readonly<Record<string, number>>): Subject {
  switch (spec.type) {
    case 'compare': {
      const { metric } = spec
      return { metrics: [metric], thresholds: [{ metric, value: figureOf(spec.value, settings) }] }
    }
    case 'all':
    case 'any':
      return together(spec.of.map(part => subjectOf(part, settings)))
    case 'not':
      return subjectOf(spec.of, settings)
    case 'since':
      return together([subjectOf(spec.since, settings), subjectOf(spec.until, settings)])
    case 'news2':
      return { metrics: NEWS2_PARAMETERS, thresholds: [] }
    case 'silent':
      return { metrics: [], thresholds: [] }
    default:
      return { metrics: [spec.metric], thresholds: [] }
  }
}

const together = (subjects: readonly Subject[]): Subject => ({
  metrics: [...new Set(subjects.flatMap(({ metrics }) => metrics))],
  thresholds: subjects.flatMap(({ thresholds }) => thresholds),
})
