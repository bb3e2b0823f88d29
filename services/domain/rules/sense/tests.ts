import type { Kind } from '../../model/kind.ts'
import { isAboveScale, type MetricSpecs, metricFault } from '../../model/metric.ts'
import { isZoneRule } from '../../model/rule.ts'
import type { RuleFault } from '../../model/rule-fault.ts'
import type { RuleTest } from '../../model/rule-test.ts'
import { aKind, type Draft, fault, hintFor, metricsOf } from './draft.ts'

/** Tests that could say nothing about their rule: of what no device reports, or with nothing that is expected. */
export function testFaults(draft: Draft, kinds: readonly Kind[]): RuleFault[] {
  const { tests = [] } = draft
  const levels = draft.levels.filter(level => level !== undefined)
  if (tests.length > 0 && isZoneRule({ ...draft, levels })) return [severalDevices]
  return tests.flatMap((test, i) => [
    ...kindFaults(`tests.${i}.kind`, draft, test, kinds),
    ...(test.rows.every(({ expect }) => expect === undefined) ? [expectsNothing(`tests.${i}`)] : []),
    ...rowFaults(`tests.${i}.rows`, test, metricsFor(draft, test, kinds)),
  ])
}

const severalDevices = fault(
  'tests',
  'a rule about several devices is tested by `linli rules test`: a table here is of one device',
  '多设备规则请用 linli rules test 测试：此处的用例只有一台设备',
)

const expectsNothing = (path: string): RuleFault =>
  fault(path, 'it expects nothing, so it cannot fail', '没有任何预期结果，测试不会失败')

const metricsFor = (draft: Draft, test: RuleTest, kinds: readonly Kind[]): MetricSpecs =>
  kinds.find(({ kind }) => kind === test.kind)?.metrics ?? metricsOf(draft, kinds)

function kindFaults(
  path: string,
  { kind, except = [] }: Draft,
  test: RuleTest,
  kinds: readonly Kind[],
): RuleFault[] {
  const meant = kinds.map(each => each.kind).filter(each => !except.includes(each))
  if (kind !== '*') {
    if (test.kind === undefined || test.kind === kind) return []
    return [fault(path, `the rule is for ${aKind(kind)}`, `规则适用于 ${kind}`)]
  }
  if (test.kind !== undefined && meant.includes(test.kind)) return []
  const hint = hintFor(test.kind ?? '', meant)
  return [fault(path, `say which kind of device reports${hint.en}`, `请指定上报的设备类型${hint.zh}`)]
}

function rowFaults(path: string, { rows }: RuleTest, metrics: MetricSpecs): RuleFault[] {
  return rows.flatMap(({ values }, i) =>
    Object.entries(values).flatMap(([name, value]) => {
      const at = `${path}.${i}.values.${name}`
      const spec = Object.hasOwn(metrics, name) ? metrics[name] : undefined
      if (spec === undefined) {
        const hint = hintFor(name, Object.keys(metrics))
        return [fault(at, `there is no metric “${name}”${hint.en}`, `没有指标“${name}”${hint.zh}`)]
      }
      if (isAboveScale(spec, value) || metricFault(spec, value) === undefined) return []
      return [fault(at, `${spec.title.en} cannot be ${value}`, `${spec.title.zh}不可能为 ${value}`)]
    }),
  )
}
