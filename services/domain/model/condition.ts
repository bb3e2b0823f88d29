import type { MetricValue } from './reading.ts'
import type { ConditionSpec, Figure, SettingSpec } from './rule.ts'
import type { Text } from './text.ts'
import { type DurationMs, MINUTE } from './time.ts'

// Words to write rules with. Each is data; what they mean stands in `rules/conditions/`.

export const setting = (name: string): Figure => ({ setting: name })

type Operator = Extract<ConditionSpec, { type: 'compare' }>['op']
const comparison =
  (op: Operator) =>
  (metric: string, value: Figure, deadband?: Figure): ConditionSpec => ({
    type: 'compare',
    metric,
    op,
    value,
    ...(deadband !== undefined && { deadband }),
  })

export const atLeast = comparison('>=')
export const above = comparison('>')
export const atMost = comparison('<=')
export const below = comparison('<')

export const is = (metric: string, value: MetricValue, assumed?: MetricValue): ConditionSpec => ({
  type: 'is',
  metric,
  value,
  ...(assumed !== undefined && { assumed }),
})
export const oneOf = (metric: string, values: readonly string[], assumed?: string): ConditionSpec => ({
  type: 'one-of',
  metric,
  values,
  ...(assumed !== undefined && { assumed }),
})
export const all = (...of: ConditionSpec[]): ConditionSpec => ({ type: 'all', of })
export const any = (...of: ConditionSpec[]): ConditionSpec => ({ type: 'any', of })
export const not = (of: ConditionSpec): ConditionSpec => ({ type: 'not', of })
/** As long as it is not known to be so: what was never reported is no obstacle. */
export const unless = (of: ConditionSpec): ConditionSpec => ({ type: 'not', of, assumed: false })

export const since = (since: ConditionSpec, until: ConditionSpec): ConditionSpec => ({
  type: 'since',
  since,
  until,
})
export const rises = (metric: string, by: Figure, withinMs: Figure): ConditionSpec => ({
  type: 'rises',
  metric,
  by,
  withinMs,
})
export const growsLess = (
  spec: Omit<Extract<ConditionSpec, { type: 'grows-less' }>, 'type'>,
): ConditionSpec => ({ type: 'grows-less', ...spec })
export const called = (name: Text, of: ConditionSpec): ConditionSpec => ({ type: 'called', name, of })

export const figure =
  (unit: string, min: number, max: number) =>
  (title: Text, value: number): SettingSpec => ({ title, unit, default: value, min, max })

export const percentFigure = figure('%', 0, 100)
export const celsiusFigure = figure('°C', -40, 125)
export const countFigure = (title: Text, value: number): SettingSpec => ({
  ...figure('', 1, 100)(title, value),
  integer: true,
})
/** At most 31 days. */
export const durationFigure = (title: Text, value: DurationMs): SettingSpec =>
  figure('ms', 0, 31 * 24 * 60 * MINUTE)(title, value)
