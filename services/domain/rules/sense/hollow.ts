import type { MetricSpecs } from '../../model/metric.ts'
import { WEEKDAYS } from '../../model/rule.ts'
import type { RuleFault } from '../../model/rule-fault.ts'
import type { SpecOf } from '../condition.ts'
import { enclosesNothing } from './corners.ts'
import { type Draft, fault, type Placed, partsOf, placedConditions, warning } from './draft.ts'

/** Conditions that say nothing: so for every device, for every word, for no place and at no time. */
export const hollowFaults = (draft: Draft, metrics: MetricSpecs): RuleFault[] => [
  ...draft.levels.flatMap((level, i) => (level ? alone({ path: `levels.${i}.when`, spec: level.when }) : [])),
  ...placedConditions(draft)
    .flatMap(partsOf)
    .flatMap(part => hollow(part, metrics)),
]

/** What only says when something else may count. */
function alone({ path, spec }: Placed): RuleFault[] {
  const isNotSilent = spec.type === 'not' && spec.of.type === 'silent'
  if (spec.type !== 'heard' && spec.type !== 'waits' && !isNotSilent) return []
  return [
    warning(
      path,
      'by itself it is so for every device that does well; put it beside what is looked for, in "all"',
      '单独使用时对每台正常设备都成立；请与要检测的条件一起放入 "all"',
    ),
  ]
}

function hollow({ path, spec }: Placed, metrics: MetricSpecs): RuleFault[] {
  switch (spec.type) {
    case 'text':
      return emptyWords(path, spec)
    case 'one-of':
      return everyWord(path, spec, metrics)
    case 'outside':
      return nowhere(path, spec)
    case 'all':
      return atNoTime(path, spec)
    default:
      return []
  }
}

const never = (path: string, en: string, zh: string): RuleFault =>
  fault(path, `can never be so: ${en}`, `永远不会成立：${zh}`)

const OF_PARTS: readonly string[] = ['contains', 'not-contains', 'starts-with', 'ends-with']

const emptyWords = (path: string, { op, of }: SpecOf<'text'>): RuleFault[] =>
  of.flatMap((word, i) =>
    word === '' && OF_PARTS.includes(op)
      ? [fault(`${path}.of.${i}`, 'is empty, and so a part of every word', '为空：任何文本都包含它')]
      : [],
  )

function everyWord(path: string, { metric, values }: SpecOf<'one-of'>, metrics: MetricSpecs): RuleFault[] {
  const spec = Object.hasOwn(metrics, metric) ? metrics[metric] : undefined
  const words = spec?.type === 'word' ? spec.oneOf : undefined
  if (words === undefined || !words.every(word => values.includes(word))) return []
  return [warning(`${path}.values`, 'is always so: these are all there are', '总是成立：已包含全部取值')]
}

/** A radius that is a setting may stand at 0 until somebody sets it. */
function nowhere(path: string, { area }: SpecOf<'outside'>): RuleFault[] {
  if (!('corners' in area)) {
    if (area.radiusM !== 0) return []
    return [never(`${path}.area.radiusM`, 'a radius of 0 is no area', '半径为 0 表示不设范围')]
  }
  if (!enclosesNothing(area.corners)) return []
  return [
    fault(
      `${path}.area.corners`,
      'do not go around an area: they lie on one line, or their edges cross',
      '不能围成一个范围：各点在一条直线上，或边线相交',
    ),
  ]
}

function atNoTime(path: string, { of }: SpecOf<'all'>): RuleFault[] {
  const hours = of.filter(part => part.type === 'during')
  const days = hours.map(touchedDays)
  const common = WEEKDAYS.filter(day => days.every(each => each.has(day)))
  if (common.length > 0 || days.some(each => each.size === 0)) return []
  return [never(path, 'there is no day on which all of these hours are', '没有一天同时满足这些时段')]
}

/** Hours that may run past midnight end on the day after. */
function touchedDays({ days = WEEKDAYS, from, to }: SpecOf<'during'>): ReadonlySet<string> {
  const endsThatDay = typeof from === 'string' && typeof to === 'string' && from < to
  const next = (day: (typeof WEEKDAYS)[number]) =>
    WEEKDAYS[(WEEKDAYS.indexOf(day) + 1) % WEEKDAYS.length] ?? day
  return new Set(endsThatDay ? days : days.flatMap(day => [day, next(day)]))
}
