import type { MetricSpec, MetricSpecs } from '../../model/metric.ts'
import type { RuleFault } from '../../model/rule-fault.ts'
import { shapeOf } from '../conditions/shapes.ts'
import { aKind, type Draft, fault, hintFor, type Placed, partsOf, placedConditions } from './draft.ts'

/** Every metric is one of the kind, and of a type that the condition can ask about. */
export const metricFaults = (draft: Draft, metrics: MetricSpecs): RuleFault[] => [
  ...placedConditions(draft)
    .flatMap(partsOf)
    .flatMap(part => faultsOfPart(part, draft, metrics)),
  ...(draft.keeps ?? []).flatMap((name, i) => unknown(`keeps.${i}`, name, draft, metrics)),
]

function faultsOfPart(part: Placed, draft: Draft, metrics: MetricSpecs): RuleFault[] {
  const { spec, path } = part
  if (!('metric' in spec)) return lookingAt(part, draft, metrics)
  const metric = Object.hasOwn(metrics, spec.metric) ? metrics[spec.metric] : undefined
  if (metric === undefined) return unknown(`${path}.metric`, spec.metric, draft, metrics)
  if (spec.type === 'is') return valueFaults(`${path}.value`, spec.value, metric, spec.metric)
  if (spec.type === 'one-of') {
    return spec.values.flatMap((value, i) => valueFaults(`${path}.values.${i}`, value, metric, spec.metric))
  }
  const asksNumbers = ASKS_NUMBERS.has(spec.type) || (spec.type === 'aggregate' && spec.of !== 'count')
  if (spec.type === 'aggregate' && metric.type === 'flag') return []
  if (spec.type === 'text' && metric.type !== 'word') return [noWord(path, spec.metric, metric)]
  return asksNumbers && metric.type !== 'number' ? [noNumber(path, spec.metric, metric)] : []
}

const ASKS_NUMBERS: ReadonlySet<string> = new Set([
  'compare',
  'rises',
  'off-rest',
  'rate',
  'unchanged',
  'off-baseline',
  'grows-less',
])

/** What a shape looks at by itself is not there: it could never be so. */
function lookingAt({ path, spec }: Placed, { kind }: Draft, metrics: MetricSpecs): RuleFault[] {
  const { looksAt } = shapeOf(spec)
  if (looksAt === undefined) return []
  const missing = looksAt.metrics.filter(name => !Object.hasOwn(metrics, name))
  if (missing.length === 0 || (looksAt.need === 'any' && missing.length < looksAt.metrics.length)) return []
  const [names, namesZh] = [missing.join(', '), missing.join('、')]
  return [
    fault(
      path,
      `“${spec.type}” looks at ${names}, and ${kind === '*' ? 'not every kind has them' : `${aKind(kind)} has none of them`}`,
      `“${spec.type}”需要指标 ${namesZh}，${kind === '*' ? '并非所有设备都具备' : `${kind} 没有`}`,
    ),
  ]
}

function unknown(path: string, name: string, { kind }: Draft, metrics: MetricSpecs): RuleFault[] {
  if (Object.hasOwn(metrics, name)) return []
  const hint = hintFor(name, Object.keys(metrics))
  const whose = kind === '*' ? 'not every kind' : kind
  return [
    fault(
      path,
      kind === '*'
        ? `${whose} has a metric “${name}”${hint.en}`
        : `${whose} has no metric “${name}”${hint.en}`,
      kind === '*' ? `并非所有设备都有指标“${name}”${hint.zh}` : `${kind} 没有指标“${name}”${hint.zh}`,
    ),
  ]
}

const noNumber = (path: string, name: string, { type }: MetricSpec): RuleFault =>
  fault(
    `${path}.metric`,
    `“${name}” is a ${type}, and only a number can be compared; ask with {"type":"is"}`,
    `“${name}”不是数值，无法比较大小；请使用 {"type":"is"}`,
  )

const noWord = (path: string, name: string, { type }: MetricSpec): RuleFault =>
  fault(
    `${path}.metric`,
    `“${name}” is a ${type}, and "text" compares words`,
    `“${name}”不是文本，"text" 只比较文本`,
  )

function valueFaults(path: string, value: unknown, metric: MetricSpec, name: string): RuleFault[] {
  const wanted = { number: 'number', flag: 'boolean', word: 'string' }[metric.type]
  if (typeof value !== wanted) {
    const what = { number: 'a number', flag: 'true or false', word: 'a word' }[metric.type]
    return [
      fault(
        path,
        `“${name}” is ${what}, never ${JSON.stringify(value)}`,
        `“${name}”不会是 ${JSON.stringify(value)}`,
      ),
    ]
  }
  if (metric.type === 'number' && (Number(value) < metric.min || Number(value) > metric.max)) {
    const range = `${metric.min}–${metric.max} ${metric.unit}`.trim()
    return [
      fault(
        path,
        `“${name}” is from ${range}, never ${value}`,
        `“${name}”的范围是 ${range}，不会是 ${value}`,
      ),
    ]
  }
  if (metric.type !== 'word' || metric.oneOf === undefined || metric.oneOf.includes(String(value))) return []
  const hint = hintFor(String(value), metric.oneOf)
  return [fault(path, `“${name}” is never “${value}”${hint.en}`, `“${name}”不会是“${value}”${hint.zh}`)]
}
