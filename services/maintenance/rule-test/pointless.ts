import { NO_DROPOUT } from '../../domain/model/dropout.ts'
import type { MetricSpecs } from '../../domain/model/metric.ts'
import { isZoneRule } from '../../domain/model/rule.ts'
import { compileRule } from '../../domain/rules/compile.ts'
import type { RuleTest, RuleTestFile } from './table.ts'

/** Tests that expect nothing of what the rule does not look at: they pass whatever the rule is. */
export function pointlessIn({ rule, settings, tests }: RuleTestFile, metrics: MetricSpecs): string[] {
  // What other rules raise may follow from anything.
  if (isZoneRule(rule)) return []
  const defaults = Object.fromEntries(
    Object.entries(rule.settings).map(([name, spec]) => [name, spec.default]),
  )
  const compiled = compileRule(rule, { ...defaults, ...settings }, metrics)
  const byOthers = compiled.seesAll || compiled.hearsSilence || compiled.hearsDoubt || compiled.keepsHours
  const looksAt = (metric: string) =>
    byOthers || compiled.dropoutIntervals < NO_DROPOUT || compiled.metrics.includes(metric)
  return tests.flatMap((test, i) => {
    const reported = [...new Set(test.devices.flatMap(({ series }) => Object.keys(series)))]
    if (!expectsNothing(test) || reported.some(looksAt)) return []
    if (test.devices.length > 0 && byOthers) return []
    const what =
      reported.length === 0 ? 'nothing is reported' : `${rule.id} looks at none of ${reported.join(', ')}`
    return [`  tests.${i}: expects nothing, and ${what}: it cannot fail`]
  })
}

const expectsNothing = ({ expect, events = [] }: RuleTest): boolean =>
  events.length === 0 && expect.every(({ open }) => open.length === 0)
