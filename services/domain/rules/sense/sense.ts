import type { Kind } from '../../model/kind.ts'
import type { Rule } from '../../model/rule.ts'
import type { RuleFault } from '../../model/rule-fault.ts'
import { type Draft, fault, hintFor, metricsOf } from './draft.ts'
import { dryRunFaults } from './dry-run.ts'
import type { KnownRules } from './gathers.ts'
import { hollowFaults } from './hollow.ts'
import { levelFaults } from './levels.ts'
import { limitFaults } from './limits.ts'
import { metricFaults } from './metrics.ts'
import { impossibleFaults } from './possible.ts'
import { runFaults } from './runs.ts'
import { settingFaults } from './settings.ts'
import { testFaults } from './tests.ts'
import { timingFaults } from './timing.ts'
import { zoneFaults } from './zone.ts'

/**
 * Everything about a rule that has the form of one and makes no sense, or other sense than its author may think. `known` are
 * all rules there are; where absent, a rule that another one names is taken for one.
 */
export function senseFaults(draft: Draft, kinds: readonly Kind[], known?: KnownRules): RuleFault[] {
  const unknown = kindFaults(draft, kinds)
  if (unknown.length > 0) return unknown // without its metrics nothing else can be judged
  const metrics = metricsOf(draft, kinds)
  const kind = kinds.find(each => each.kind === draft.kind)
  const faults = [
    ...metricFaults(draft, metrics),
    ...settingFaults(draft, metrics),
    ...limitFaults(draft, metrics),
    ...zoneFaults(draft, known),
    ...impossibleFaults(draft, metrics),
    ...hollowFaults(draft, metrics),
    ...levelFaults(draft),
    ...timingFaults(draft, metrics, kind),
    ...dryRunFaults(draft),
    ...testFaults(draft, kinds),
  ]
  const rule = wholeOf(draft)
  const runs = rule !== undefined && !faults.some(({ level }) => level === 'fault')
  return runs ? [...faults, ...runFaults(rule, kinds)] : faults
}

const wholeOf = ({ levels, ...draft }: Draft): Rule | undefined => {
  const whole = levels.filter(level => level !== undefined)
  return whole.length === levels.length ? { ...draft, levels: whole } : undefined
}

function kindFaults({ kind, except = [] }: Draft, kinds: readonly Kind[]): RuleFault[] {
  const names = kinds.map(each => each.kind)
  const unknown = (path: string, name: string): RuleFault[] => {
    if (names.includes(name)) return []
    const hint = hintFor(name, names)
    return [fault(path, `there is no kind “${name}”${hint.en}`, `没有设备类型“${name}”${hint.zh}`)]
  }
  return [
    ...(kind === '*' ? [] : unknown('kind', kind)),
    ...except.flatMap((name, i) => unknown(`except.${i}`, name)),
  ]
}
