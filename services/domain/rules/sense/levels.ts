import { isWorse } from '../../model/alert.ts'
import type { LevelSpec } from '../../model/rule.ts'
import type { RuleFault } from '../../model/rule-fault.ts'
import type { SpecOf } from '../condition.ts'
import { type Draft, defaultOf, fault } from './draft.ts'
import { intervalOf, isEmpty, meet } from './interval.ts'

/** Levels go from mild to severe, each with something of its own to say, and what ends them begins none of them. */
export function levelFaults(draft: Draft): RuleFault[] {
  const faults: RuleFault[] = []
  for (const [i, level] of draft.levels.entries()) {
    const before = draft.levels[i - 1]
    if (level === undefined) continue
    if (before !== undefined) faults.push(...orderFaults(`levels.${i}`, before, level, draft))
    faults.push(...endFaults(level, draft))
  }
  return faults
}

function orderFaults(path: string, before: LevelSpec, level: LevelSpec, draft: Draft): RuleFault[] {
  if (!isWorse(level.severity, before.severity)) {
    return [
      fault(
        `${path}.severity`,
        `${level.severity} comes after ${before.severity}; levels go from mild to severe, each once`,
        `${level.severity} 排在 ${before.severity} 之后；级别须由轻到重，且各不相同`,
      ),
    ]
  }
  const { when } = level
  const mild = before.when
  if (when.type !== 'compare' || mild.type !== 'compare' || when.metric !== mild.metric) return []
  if (isCeiling(when) !== isCeiling(mild) || waitsLonger(level, before, draft)) return []
  const [limit, milder] = [defaultOf(draft, when.value), defaultOf(draft, mild.value)]
  if (limit === undefined || milder === undefined || (isCeiling(when) ? limit > milder : limit < milder))
    return []
  return [
    fault(
      `${path}.when.value`,
      `${level.severity} from ${limit} is reached no later than ${before.severity} from ${milder}: levels out of order`,
      `${level.severity}（${limit}）不会晚于 ${before.severity}（${milder}）达到：级别顺序颠倒`,
    ),
  ]
}

const isCeiling = ({ op }: SpecOf<'compare'>): boolean => op === '>=' || op === '>'

function waitsLonger(level: LevelSpec, before: LevelSpec, draft: Draft): boolean {
  const figureOf = (figure: LevelSpec['forMs'], none: number) =>
    figure === undefined ? none : (defaultOf(draft, figure) ?? none)
  return (
    figureOf(level.forMs, 0) > figureOf(before.forMs, 0) ||
    figureOf(level.count, 1) > figureOf(before.count, 1)
  )
}

/** An end that overlaps the beginning would raise and clear for ever. */
function endFaults({ when, severity }: LevelSpec, draft: Draft): RuleFault[] {
  const { clear } = draft
  if (clear?.type !== 'compare' || when.type !== 'compare' || clear.metric !== when.metric) return []
  const [end, begin] = [defaultOf(draft, clear.value), defaultOf(draft, when.value)]
  if (end === undefined || begin === undefined) return []
  if (isEmpty(meet(intervalOf(clear.op, end), intervalOf(when.op, begin)))) return []
  return [
    fault(
      'clear.value',
      `${clear.metric} ${clear.op} ${end} ends it where ${when.op} ${begin} still raises it (${severity})`,
      `${clear.metric} ${clear.op} ${end} 时恢复，但 ${when.op} ${begin} 时仍会触发（${severity}）`,
    ),
  ]
}
