import type { MetricSpecs, NumberMetric } from '../../model/metric.ts'
import type { RuleFault } from '../../model/rule-fault.ts'
import type { SpecOf } from '../condition.ts'
import type { Operator } from '../conditions/comparing.ts'
import { eitherWay, neverAtOnce } from './at-once.ts'
import {
  childrenOf,
  type Draft,
  defaultOf,
  fault,
  numberIn,
  type Placed,
  placedConditions,
  warning,
} from './draft.ts'
import { type Interval, intervalOf, isEmpty, meet, opposite, rangeOf } from './interval.ts'

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
    case 'aggregate':
      return gathered(path, spec, draft, metrics)
    case 'rate':
      return tooFast(path, spec, draft, metrics)
    case 'all':
      return neverAtOnce(path, spec, draft, metrics)
    case 'any':
      return eitherWay(path, spec, draft, metrics)
    case 'since':
      return takenBack(path, spec)
    case 'news2':
      return overPoints(path, spec, draft)
    case 'during':
      return onNoDay(path, spec)
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
  const from = `${metric.min}–${metric.max} ${metric.unit}`.trim()
  const words = `${spec.metric} ${spec.op} ${limit}`
  return (
    neverOrAlways(`${path}.value`, words, from, spec.op, limit, rangeOf(metric)) ??
    neverOver(path, spec, limit, metric, draft)
  )
}

function neverOrAlways(
  path: string,
  words: string,
  from: string,
  op: Operator,
  limit: number,
  range: Interval,
): RuleFault | undefined {
  if (isEmpty(meet(intervalOf(op, limit), range))) {
    return fault(
      path,
      `${words} can never be so: it is from ${from}`,
      `${words} 永远不会成立：范围是 ${from}`,
    )
  }
  if (isEmpty(meet(opposite(op, limit), range))) {
    return warning(path, `${words} is always so: it is from ${from}`, `${words} 总是成立：范围是 ${from}`)
  }
  return undefined
}

/** A deadband that reaches beyond the scale: what began ends by hand alone. */
function neverOver(
  path: string,
  { metric, op, deadband }: SpecOf<'compare'>,
  limit: number,
  spec: NumberMetric,
  draft: Draft,
): RuleFault | undefined {
  const back = deadband === undefined ? 0 : (defaultOf(draft, deadband) ?? 0)
  if (back <= 0 || back > spec.max - spec.min || draft.clear !== undefined || !path.startsWith('levels.'))
    return undefined
  const release = op.startsWith('>') ? limit - back : limit + back
  if (!isEmpty(meet(opposite(op, release), rangeOf(spec)))) return undefined
  const [en, zh] = op.startsWith('>') ? ['below', '低于'] : ['above', '高于']
  return fault(
    `${path}.deadband`,
    `never ends: ${metric} would have to come ${en} ${release}, and is from ${spec.min} to ${spec.max}`,
    `永远不会恢复：${metric} 须${zh} ${release}，而其范围是 ${spec.min}–${spec.max}`,
  )
}

/** Least, greatest and mean are where the values are; a sum or a number of what is never below 0 is not either. */
function gathered(
  path: string,
  spec: SpecOf<'aggregate'>,
  draft: Draft,
  metrics: MetricSpecs,
): RuleFault | undefined {
  const limit = defaultOf(draft, spec.value)
  const metric = Object.hasOwn(metrics, spec.metric) ? metrics[spec.metric] : undefined
  if (metric === undefined || limit === undefined) return undefined
  const scale = metric.type === 'number' ? metric : { min: 0, max: 1, unit: '' }
  const [min, max] =
    spec.of === 'count' || (spec.of === 'sum' && scale.min >= 0)
      ? [0, Number.POSITIVE_INFINITY]
      : spec.of === 'sum'
        ? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
        : [scale.min, scale.max]
  const from = Number.isFinite(max) ? `${min}–${max} ${scale.unit}`.trim() : `${min}–∞`
  const range: Interval = { low: min, high: max, withLow: true, withHigh: true }
  const words = `${spec.of} ${spec.metric} ${spec.op} ${limit}`
  return neverOrAlways(`${path}.value`, words, from, spec.op, limit, range)
}

/** From one end of the scale to the other in the shortest time that it looks at. */
function tooFast(
  path: string,
  spec: SpecOf<'rate'>,
  draft: Draft,
  metrics: MetricSpecs,
): RuleFault | undefined {
  const metric = numberIn(metrics, spec.metric)
  const [by, perMs] = [defaultOf(draft, spec.by), defaultOf(draft, spec.perMs)]
  const spanMs = spec.spanMsMin === undefined ? 0 : (defaultOf(draft, spec.spanMsMin) ?? 0)
  if (metric === undefined || by === undefined || perMs === undefined || spanMs <= 0) return undefined
  const most = ((metric.max - metric.min) * perMs) / spanMs
  if (by <= most) return undefined
  return fault(
    `${path}.by`,
    `can never be so: from one end of ${spec.metric} to the other in \`spanMsMin\` is ${most} ${metric.unit}`,
    `永远不会成立：在 spanMsMin 内 ${spec.metric} 最快只能变化 ${most} ${metric.unit}`,
  )
}

function takenBack(path: string, { since, until }: SpecOf<'since'>): RuleFault | undefined {
  if (JSON.stringify(since) !== JSON.stringify(until)) return undefined
  return fault(
    `${path}.until`,
    'is the same as `since`: what begins it cannot take it back',
    '与 since 相同：引发它的条件不能同时取消它',
  )
}

const POINTS_OF_ONE = 3

function overPoints(path: string, spec: SpecOf<'news2'>, draft: Draft): RuleFault | undefined {
  const limit = defaultOf(draft, spec.atLeast)
  if (spec.of !== 'worst' || limit === undefined || limit <= POINTS_OF_ONE) return undefined
  return fault(
    `${path}.atLeast`,
    `can never be so: one parameter has ${POINTS_OF_ONE} points at the most`,
    `永远不会成立：单项评分最高为 ${POINTS_OF_ONE} 分`,
  )
}

function onNoDay(path: string, { days }: SpecOf<'during'>): RuleFault | undefined {
  if (days === undefined || days.length > 0) return undefined
  return fault(
    `${path}.days`,
    'on no day it is never so; without `days` it is every day',
    '未指定任何一天，永远不会成立；不写 days 表示每天',
  )
}
