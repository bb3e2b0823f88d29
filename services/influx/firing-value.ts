import type { AlertChange } from '../domain/model/alert.ts'
import type { Kind } from '../domain/model/kind.ts'
import type { ConditionSpec } from '../domain/model/rule.ts'

/**
 * The number that raised the alert or changed its severity: that of the level's first measured metric, from the
 * newest reading of the evidence that has it. `undefined` for other events, and for rules that measure nothing.
 */
export function firingValue({ alert, event }: AlertChange, kind: Kind | undefined): number | undefined {
  if (event.type !== 'raised' && event.type !== 'severity-changed') return undefined
  const rule = kind?.rules.find(rule => rule.id === alert.rule)
  const level = rule?.levels.find(level => level.severity === alert.severity)
  const metric = level && measuredMetric(level.when)
  if (metric === undefined) return undefined
  const reading = alert.evidence.readings.findLast(({ values }) => typeof values[metric] === 'number')
  const value = reading?.values[metric]
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

function measuredMetric(when: ConditionSpec): string | undefined {
  switch (when.type) {
    case 'compare':
    case 'rises':
    case 'off-rest':
      return when.metric
    case 'all':
    case 'any':
      return when.of.map(measuredMetric).find(metric => metric !== undefined)
    case 'called':
    case 'not':
      return measuredMetric(when.of)
    case 'since':
      return measuredMetric(when.since)
    default:
      return undefined
  }
}
