import type { Kind } from '../../model/kind.ts'
import type { MetricSpec, MetricSpecs, NumberMetric } from '../../model/metric.ts'
import type { ConditionSpec, Figure, LevelSpec, Rule } from '../../model/rule.ts'
import type { RuleFault } from '../../model/rule-fault.ts'
import { type Text, text } from '../../model/text.ts'
import { nearest } from './nearest.ts'

/** A rule as somebody wrote it; a level that has not even the form of one is absent, so that the others are judged. */
export interface Draft extends Omit<Rule, 'levels'> {
  readonly levels: readonly (LevelSpec | undefined)[]
}

/** A condition with its place in the draft. */
export interface Placed {
  readonly path: string
  readonly spec: ConditionSpec
}

export const fault = (path: string, en: string, zh: string): RuleFault => ({
  path,
  level: 'fault',
  says: text(en, zh),
})
/** With the article that it has in English. */
export const aKind = (kind: string): string => `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}`

export const warning = (path: string, en: string, zh: string): RuleFault => ({
  ...fault(path, en, zh),
  level: 'warning',
})

/** `; did you mean “fillPercent”?`, or which ones there are. */
export function hintFor(word: string, candidates: readonly string[]): Text {
  const near = nearest(word, candidates)
  if (near !== undefined) return text(`; did you mean “${near}”?`, `；是否为“${near}”？`)
  if (candidates.length === 0) return text('; there are none', '；没有可用项')
  return text(`; there are ${candidates.join(', ')}`, `；可用：${candidates.join('、')}`)
}

/** The metrics that every device has to which the rule applies. */
export function metricsOf(
  { kind, except = [] }: Pick<Rule, 'kind' | 'except'>,
  kinds: readonly Kind[],
): MetricSpecs {
  const meant = kinds.filter(each => (kind === '*' ? !except.includes(each.kind) : each.kind === kind))
  const [first, ...others] = meant.map(({ metrics }) => metrics)
  const isEverywhere = ([name, { type }]: [string, MetricSpec]) =>
    others.every(metrics => metrics[name]?.type === type)
  return Object.fromEntries(Object.entries(first ?? {}).filter(isEverywhere))
}

export const placedConditions = ({ levels, clear, onlyWhile }: Draft): Placed[] => [
  ...levels.flatMap((level, i) =>
    level === undefined ? [] : [{ path: `levels.${i}.when`, spec: level.when }],
  ),
  ...(onlyWhile === undefined ? [] : [{ path: 'onlyWhile', spec: onlyWhile }]),
  ...(clear === undefined ? [] : [{ path: 'clear', spec: clear }]),
]

/** The condition and all that it is made of, of whatever shape. */
export function partsOf(placed: Placed): Placed[] {
  return [placed, ...childrenOf(placed).flatMap(partsOf)]
}

export function childrenOf({ path, spec }: Placed): Placed[] {
  return Object.entries(spec).flatMap(([key, value]) => {
    if (Array.isArray(value))
      return value.filter(isSpec).map((each, i) => ({ path: `${path}.${key}.${i}`, spec: each }))
    return isSpec(value) ? [{ path: `${path}.${key}`, spec: value }] : []
  })
}

const isSpec = (value: unknown): value is ConditionSpec =>
  typeof value === 'object' && value !== null && 'type' in value

/** With the default of its setting; nothing where there is none. */
export const defaultOf = ({ settings }: Pick<Draft, 'settings'>, figure: Figure): number | undefined =>
  typeof figure === 'number' ? figure : settings[figure.setting]?.default

export function numberIn(metrics: MetricSpecs, name: string): NumberMetric | undefined {
  const metric = Object.hasOwn(metrics, name) ? metrics[name] : undefined
  return metric?.type === 'number' ? metric : undefined
}
