import type { MetricSpecs } from '../../model/metric.ts'
import type { RuleFault } from '../../model/rule-fault.ts'
import type { SpecOf } from '../condition.ts'
import { type Draft, defaultOf, fault, numberIn, warning } from './draft.ts'
import { type Interval, intervalOf, isEmpty, meet, opposite, rangeOf } from './interval.ts'

/** Comparisons of one metric that cannot be so at the same time, and values that it cannot have at once. */
export function neverAtOnce(
  path: string,
  spec: SpecOf<'all'>,
  draft: Draft,
  metrics: MetricSpecs,
): RuleFault | undefined {
  const left = new Map<string, Interval>()
  const values = new Map<string, readonly unknown[]>()
  for (const part of spec.of) {
    if (part.type === 'compare') {
      const limit = defaultOf(draft, part.value)
      const metric = numberIn(metrics, part.metric)
      if (limit === undefined || metric === undefined) continue
      const so = intervalOf(part.op, limit)
      if (isEmpty(meet(so, rangeOf(metric)))) return undefined // said at the part itself
      const known = meet(left.get(part.metric) ?? rangeOf(metric), so)
      if (isEmpty(known)) return atOnce(path, part.metric)
      left.set(part.metric, known)
    } else if (part.type === 'is' || part.type === 'one-of') {
      const wanted: readonly unknown[] = part.type === 'is' ? [part.value] : part.values
      const known = values.get(part.metric)?.filter(value => wanted.includes(value)) ?? wanted
      if (known.length === 0) return atOnce(path, part.metric)
      values.set(part.metric, known)
    }
  }
  return undefined
}

/** Comparisons of one metric of which one is always so, and a flag that is set or not. */
export function eitherWay(
  path: string,
  spec: SpecOf<'any'>,
  draft: Draft,
  metrics: MetricSpecs,
): RuleFault | undefined {
  const left = new Map<string, Interval>()
  const flags = new Map<string, Set<unknown>>()
  for (const part of spec.of) {
    if (part.type === 'is') {
      const said = (flags.get(part.metric) ?? new Set()).add(part.value)
      flags.set(part.metric, said)
      if (said.has(true) && said.has(false)) return oneOfThem(path, part.metric)
    }
    if (part.type !== 'compare') continue
    const limit = defaultOf(draft, part.value)
    const metric = numberIn(metrics, part.metric)
    if (limit === undefined || metric === undefined) continue
    const not = opposite(part.op, limit)
    if (isEmpty(meet(not, rangeOf(metric))) || isEmpty(meet(intervalOf(part.op, limit), rangeOf(metric))))
      return undefined // said at the part itself
    const known = meet(left.get(part.metric) ?? rangeOf(metric), not)
    if (isEmpty(known)) return oneOfThem(path, part.metric)
    left.set(part.metric, known)
  }
  return undefined
}

const oneOfThem = (path: string, metric: string): RuleFault =>
  warning(
    path,
    `is always so: every value of “${metric}” is one of these; should it be "all"?`,
    `总是成立：“${metric}”的任何取值都满足其一；是否应为 "all"？`,
  )

const atOnce = (path: string, metric: string): RuleFault =>
  fault(
    path,
    `can never be so: no value of “${metric}” is all of this at once; should it be "any"?`,
    `永远不会成立：“${metric}”不可能同时满足这些条件；是否应为 "any"？`,
  )
