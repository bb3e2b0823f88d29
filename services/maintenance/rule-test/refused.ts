import { kindList } from '../../domain/kinds/kinds.ts'
import { errors } from '../../domain/model/errors.ts'
import {
  isAboveScale,
  type MetricFault,
  type MetricSpec,
  type MetricSpecs,
  metricFault,
} from '../../domain/model/metric.ts'
import type { MetricValue } from '../../domain/model/reading.ts'
import { hintFor } from '../../domain/rules/sense/draft.ts'
import { figureFault } from '../../domain/rules/sense/figure-fault.ts'
import { pointlessIn } from './pointless.ts'
import { ONLY, type RuleTestFile, type SimulatedDevice } from './table.ts'

/** What the server would refuse: figures that do not fit, metrics that there are not, values that no metric has. */
export function refusedBy(file: RuleTestFile): string[] {
  const { rule, settings, kind, tests } = file
  const metrics = kindList.find(each => each.kind === kind)?.metrics ?? {}
  const refused = [
    ...figuresRefused(rule, settings),
    ...tests.flatMap(({ devices }, i) =>
      devices.flatMap(device => seriesRefused(`tests.${i}`, device, kind, metrics)),
    ),
  ]
  return refused.length > 0 ? refused : pointlessIn(file, metrics)
}

function figuresRefused(rule: RuleTestFile['rule'], settings: RuleTestFile['settings']): string[] {
  const fault = figureFault(rule, { scope: {}, settings })
  return fault === undefined ? [] : [`  settings: ${errors[fault.code].title} ${fault.detail}`]
}

function seriesRefused(
  place: string,
  { id, series }: SimulatedDevice,
  kind: string,
  metrics: MetricSpecs,
): string[] {
  const path = id === ONLY ? `${place}.series` : `${place}.devices.${id}.series`
  return Object.entries(series).flatMap(([name, values]) => {
    const spec = Object.hasOwn(metrics, name) ? metrics[name] : undefined
    if (spec === undefined) {
      return [`  ${path}.${name}: a ${kind} has no such metric${hintFor(name, Object.keys(metrics)).en}`]
    }
    const wrong = firstWrong(spec, values)
    return wrong === undefined ? [] : [`  ${path}.${name}: ${wrong}`]
  })
}

function firstWrong(spec: MetricSpec, values: readonly (MetricValue | undefined)[]): string | undefined {
  for (const [i, value] of values.entries()) {
    const isMeant = value === undefined || isAboveScale(spec, value)
    const fault = isMeant ? undefined : metricFault(spec, value)
    if (fault !== undefined) return `“${value}” (the ${i + 1}. value) ${WORDS[fault](spec)}`
  }
  return undefined
}

const WORDS: Readonly<Record<MetricFault, (spec: MetricSpec) => string>> = {
  'metric-type': ({ type }) => `is no ${type}; for numbers: 5, 5x3, 5+10x3, _ for none`,
  'metric-not-finite': () => 'is no number',
  'metric-out-of-range': spec =>
    spec.type === 'number' ? `is not from ${spec.min} to ${spec.max} ${spec.unit}`.trimEnd() : 'is too long',
  'metric-not-whole': () => 'is no whole number',
  'metric-not-measured': () => 'says that nothing was measured; write _',
  'metric-word-unknown': spec =>
    spec.type === 'word' ? `is none of ${spec.oneOf?.join(', ')}` : 'is no such word',
}
