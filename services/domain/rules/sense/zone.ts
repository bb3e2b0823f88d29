import { isZoneRule, type LevelSpec, type Rule } from '../../model/rule.ts'
import type { RuleFault } from '../../model/rule-fault.ts'
import { type Draft, fault, hintFor, type Placed, partsOf, placedConditions, warning } from './draft.ts'
import { type KnownRules, wayTo } from './gathers.ts'

/** Rules about the devices of a zone together: "together" is the whole of each level, about rules that are there. */
export function zoneFaults(draft: Draft, known: KnownRules | undefined): RuleFault[] {
  const all = placedConditions(draft).flatMap(partsOf).filter(isTogether)
  if (all.length === 0) return []
  const levels = draft.levels.filter(level => level !== undefined)
  if (!isZoneRule({ ...draft, levels })) return misplaced(draft, all)
  return [...all.flatMap(part => memberFaults(part, draft, known)), ...ignored(draft)]
}

type Together = Placed & { readonly spec: Extract<Placed['spec'], { type: 'together' }> }
const isTogether = (placed: Placed): placed is Together => placed.spec.type === 'together'

/** It is about no device, so no reading of one can be asked about it. */
function misplaced({ levels }: Draft, all: readonly Together[]): RuleFault[] {
  const whole = (path: string) => /^levels\.\d+\.when$/.test(path)
  const at = all.find(({ path }) => !whole(path)) ?? all[0]
  if (at === undefined) return []
  const others = levels.flatMap((level, i) => (level && level.when.type !== 'together' ? [i + 1] : []))
  const what = whole(at.path)
    ? `level ${others.join(', ')} asks something else`
    : 'here it is a part of another condition'
  const whatZh = whole(at.path) ? `第 ${others.join('、')} 级是其他条件` : '此处它是其他条件的一部分'
  return [
    fault(
      at.path,
      `"together" must be the whole of a level, and then of every level; ${what}`,
      `"together" 必须单独构成一个级别，且所有级别均如此；${whatZh}`,
    ),
  ]
}

function memberFaults({ path, spec }: Together, { id }: Draft, known: KnownRules | undefined): RuleFault[] {
  return spec.rules.flatMap((name, i) => {
    const at = `${path}.rules.${i}`
    if (name === id) return [fault(at, 'a rule cannot gather its own alerts', '规则不能汇总自身的告警')]
    if (known === undefined) return []
    const way = wayTo(id, name, known)
    if (way !== undefined) return [circle(at, [id, ...way])]
    if (known.has(name)) return []
    const hint = hintFor(name, [...known.keys()])
    return [fault(at, `there is no rule “${name}”${hint.en}`, `没有规则“${name}”${hint.zh}`)]
  })
}

const circle = (path: string, way: readonly string[]): RuleFault =>
  fault(
    path,
    `gathers itself in a circle, so it would never end: ${way.join(' → ')}`,
    `规则循环汇总自身，告警将永不结束：${way.join(' → ')}`,
  )

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

const ignored = (draft: Draft): RuleFault[] => [
  ...IGNORED.filter(key => draft[key] !== undefined).map(unheeded),
  ...draft.levels.flatMap((level, i) =>
    IGNORED_IN_LEVEL.filter(key => level?.[key] !== undefined).map(key => unheeded(`levels.${i}.${key}`)),
  ),
]

const unheeded = (path: string): RuleFault =>
  warning(
    path,
    'a rule about several devices of a zone ignores this: set it in the rules that it counts, or say endsBelow',
    '针对片区内多台设备的规则会忽略此项：请在其所统计的规则中设置，或使用 endsBelow',
  )
