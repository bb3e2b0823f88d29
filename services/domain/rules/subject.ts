import type { ConditionSpec } from '../model/rule.ts'
import type { Reader, Subject } from './condition.ts'
import { shapeOf } from './conditions/shapes.ts'
import { partsOf, readerFor } from './reader.ts'

/** What a condition is about. The 10 °C of "rises by 10 °C" is no place on the scale; only a comparison has one. */
export const subjectOf = (spec: ConditionSpec, settings: Readonly<Record<string, number>>): Subject =>
  subjectBy(spec, readerFor(settings))

function subjectBy(spec: ConditionSpec, reader: Reader): Subject {
  const own = shapeOf(spec).subject?.(spec, reader)
  if (own !== undefined) return own
  const metrics = 'metric' in spec ? [spec.metric] : []
  return together([{ metrics, thresholds: [] }, ...partsOf(spec).map(part => subjectBy(part, reader))])
}

const together = (subjects: readonly Subject[]): Subject => ({
  metrics: [...new Set(subjects.flatMap(({ metrics }) => metrics))],
  thresholds: subjects.flatMap(({ thresholds }) => thresholds),
})
