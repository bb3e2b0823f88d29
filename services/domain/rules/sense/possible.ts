import type { MetricSpecs, NumberMetric } from '../../model/metric.ts'
import type { RuleFault } from '../../model/rule-fault.ts'
import type { SpecOf } from '../condition.ts'
import { childrenOf, type Draft, defaultOf, fault, type Placed, placedConditions, warning } from './draft.ts'
import { type Interval, intervalOf, isEmpty, meet, rangeOf } from './interval.ts'

/** Conditions that can never be so, or always are, with the figures as they stand. */
export function impossibleFaults(draft: Draft, metrics: MetricSpecs): RuleFault[] {
  const faults: RuleFault[] = []
  const look = (placed: Placed): void => {
    const own = faultOf(placed, draft, metrics)
    if (own !== undefined) faults.push(own)
    else childrenOf(placed).forEach(look)
  }
  placedConditions(draft).forEach(look)
  return faults
}

function faultOf({ path, spec }: Placed, draft: Draft, metrics: MetricSpecs): RuleFault | undefined {
  switch (spec.type) {
    case 'compare':
      return compared(path, spec, draft, metrics)
    case 'rises':
    case 'off-rest':
      return movedBy(path, spec, draft, metrics)
    case 'all':
      return together(path, spec, draft, metrics)
    default:
      return undefined
  }
}

function compared(
  path: string,
  spec: SpecOf<'compare'>,
  draft: Draft,
  metrics: MetricSpecs,
): RuleFault | undefined {
  const metric = numberIn(metrics, spec.metric)
  const limit = defaultOf(draft, spec.value)
  if (metric === undefined || limit === undefined) return undefined
  const range = rangeOf(metric)
  const so = intervalOf(spec.op, limit)
  const words = `${spec.metric} ${spec.op} ${limit}`
  const from = `${metric.min}–${metric.max} ${metric.unit}`.trim()
  if (isEmpty(meet(so, range))) {
    return fault(
      `${path}.value`,
      `${words} can never be so: it is from ${from}`,
      `${words} 永远不会成立：范围是 ${from}`,
    )
  }
  if (isEmpty(meet(opposite(spec.op, limit), range))) {
    return warning(
      `${path}.value`,
      `${words} is always so: it is from ${from}`,
      `${words} 总是成立：范围是 ${from}`,
    )
  }
  return undefined
}

const OPPOSITE = { '>=': '<', '>': '<=', '<=': '>', '<': '>=' } as const
const opposite = (op: SpecOf<'compare'>['op'], limit: number): Interval => intervalOf(OPPOSITE[op], limit)

function movedBy(
  path: string,
  spec: SpecOf<'rises'> | SpecOf<'off-rest'>,
  draft: Draft,
  metrics: MetricSpecs,
): RuleFault | undefined {
  const metric = numberIn(metrics, spec.metric)
  const by = defaultOf(draft, spec.by)
  if (metric === undefined || by === undefined) return undefined
  const widest = metric.max - metric.min
  if (by > widest) {
    const most = `${widest} ${metric.unit}`.trim()
    return fault(
      `${path}.by`,
      `can never be so: it moves by ${most} at the most`,
      `永远不会成立：最多变化 ${most}`,
    )
  }
  return by <= 0
    ? fault(`${path}.by`, 'must be more than 0, or it is always so', '必须大于 0，否则总是成立')
    : undefined
}

/** Comparisons of one metric that cannot be so at the same time, and values that it cannot have at once. */
function together(
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

const atOnce = (path: string, metric: string): RuleFault =>
  fault(
    path,
    `can never be so: no value of “${metric}” is all of this at once; should it be "any"?`,
    `永远不会成立：“${metric}”不可能同时满足这些条件；是否应为 "any"？`,
  )

function numberIn(metrics: MetricSpecs, name: string): NumberMetric | undefined {
  const metric = Object.hasOwn(metrics, name) ? metrics[name] : undefined
  return metric?.type === 'number' ? metric : undefined
}
