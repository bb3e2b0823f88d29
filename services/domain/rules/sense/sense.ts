import type { Kind } from '../../model/kind.ts'
import type { RuleFault } from '../../model/rule-fault.ts'
import { type Draft, fault, hintFor, metricsOf } from './draft.ts'
import { levelFaults } from './levels.ts'
import { metricFaults } from './metrics.ts'
import { impossibleFaults } from './possible.ts'
import { settingFaults } from './settings.ts'
import { timingFaults } from './timing.ts'
import { zoneFaults } from './zone.ts'

/** Everything about a rule that has the form of one and makes no sense, or other sense than its author may think. */
export function senseFaults(draft: Draft, kinds: readonly Kind[]): RuleFault[] {
  const unknown = kindFaults(draft, kinds)
  if (unknown.length > 0) return unknown // without its metrics nothing else can be judged
  const metrics = metricsOf(draft, kinds)
  const kind = kinds.find(each => each.kind === draft.kind)
  return [
    ...metricFaults(draft, metrics),
    ...settingFaults(draft, metrics),
    ...impossibleFaults(draft, metrics),
    ...levelFaults(draft),
    ...timingFaults(draft, metrics, kind),
    ...zoneFaults(draft),
  ]
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
