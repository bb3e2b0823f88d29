import { isZoneRule, type LevelSpec, type Rule } from '../../model/rule.ts'
import type { RuleFault } from '../../model/rule-fault.ts'
import { type Draft, warning } from './draft.ts'

/** What a rule about a zone may say and nobody heeds: it looks at alerts, which have their own delays and ends. */
const IGNORED: readonly (keyof Rule)[] = [
  'except',
  'onlyWhile',
  'clear',
  'clearForMs',
  'minBetweenMs',
  'keeps',
]
const IGNORED_IN_LEVEL: readonly (keyof LevelSpec)[] = ['forMs', 'gapMs', 'count']

export function zoneFaults(draft: Draft): RuleFault[] {
  const levels = draft.levels.filter(level => level !== undefined)
  if (!isZoneRule({ ...draft, levels })) return []
  return [
    ...IGNORED.filter(key => draft[key] !== undefined).map(ignored),
    ...draft.levels.flatMap((level, i) =>
      IGNORED_IN_LEVEL.filter(key => level?.[key] !== undefined).map(key => ignored(`levels.${i}.${key}`)),
    ),
  ]
}

const ignored = (path: string): RuleFault =>
  warning(
    path,
    'a rule about several devices of a zone ignores this: set it in the rules that it counts, or say endsBelow',
    '针对片区内多台设备的规则会忽略此项：请在其所统计的规则中设置，或使用 endsBelow',
  )
