import type { MetricSpecs } from '../../model/metric.ts'
import type { Figure } from '../../model/rule.ts'
import type { RuleFault } from '../../model/rule-fault.ts'
import { type Text, text } from '../../model/text.ts'
import { shapeOf } from '../conditions/shapes.ts'
import { durationWords } from '../describe.ts'
import type { Limit } from '../limit.ts'
import { type Draft, defaultOf, fault, type Placed, partsOf, placedConditions } from './draft.ts'

/** Every figure of a condition is one that the shape can work with: each shape says its own limits. */
export const limitFaults = (draft: Draft, metrics: MetricSpecs): RuleFault[] =>
  placedConditions(draft)
    .flatMap(partsOf)
    .flatMap(part => faultsOfPart(part, draft, metrics))

function faultsOfPart({ path, spec }: Placed, draft: Draft, metrics: MetricSpecs): RuleFault[] {
  const metric = 'metric' in spec ? metrics[spec.metric] : undefined
  const scale = metric?.type === 'number' ? metric : undefined
  const figure = (name: string): number | undefined => {
    const given = figureAt(spec, name)
    return given === undefined ? undefined : defaultOf(draft, given)
  }
  return Object.entries(shapeOf(spec).limits ?? {}).flatMap(([name, limit]) => {
    const value = figure(name)
    if (value === undefined) return []
    const says = beyond(value, limit, scale, /Ms(Min)?(\.|$)/.test(name)) ?? besides(value, limit, figure)
    return says === undefined ? [] : [fault(`${path}.${name}`, says.en, says.zh)]
  })
}

/** `area.lat` is that of the area; a time of the day that is written as one has its form checked elsewhere. */
function figureAt(spec: object, name: string): Figure | undefined {
  const found = name
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], spec)
  return typeof found === 'string' ? undefined : (found as Figure | undefined)
}

type Scale = { readonly min: number; readonly max: number; readonly unit: string } | undefined

function beyond(value: number, limit: Limit, scale: Scale, isTime: boolean): Text | undefined {
  const span = scale === undefined ? Number.POSITIVE_INFINITY : scale.max - scale.min
  const max = limit.max === 'span' ? span : limit.max
  const isWithin = (limit.above ? value > limit.min : value >= limit.min) && value <= max
  if (isWithin && !(limit.integer && !Number.isInteger(value))) return undefined
  const unit = limit.max === 'span' ? (scale?.unit ?? '') : ''
  return rangeWords(value, { ...limit, max }, figure =>
    isTime ? durationWords(figure) : withUnit(figure, unit),
  )
}

function rangeWords(
  value: number,
  { min, max, above, integer }: Limit & { readonly max: number },
  words: (figure: number) => Text,
): Text {
  const [given, least] = [words(value), words(min)]
  const most = Number.isFinite(max) ? words(max) : undefined
  const [whole, wholeZh] = integer ? [' a whole number,', '整数，'] : ['', '']
  const from = above
    ? text(`more than ${least.en}`, `大于 ${least.zh}`)
    : text(`at least ${least.en}`, `不小于 ${least.zh}`)
  const to = most === undefined ? text('', '') : text(` and at most ${most.en}`, `、不大于 ${most.zh}`)
  return text(
    `${given.en} must be${whole} ${from.en}${to.en}`,
    `${given.zh} 不行：须为${wholeZh}${from.zh}${to.zh}`,
  )
}

const withUnit = (figure: number, unit: string): Text => {
  const words = `${figure} ${unit}`.trim()
  return text(words, words)
}

function besides(
  value: number,
  { upTo, under }: Limit,
  figure: (name: string) => number | undefined,
): Text | undefined {
  const name = upTo ?? under
  const other = name === undefined ? undefined : figure(name)
  if (other === undefined || (upTo === undefined ? value < other : value <= other)) return undefined
  const [en, zh] = upTo === undefined ? ['less than', '小于'] : ['at most', '不大于']
  return text(`${value} must be ${en} ${name} (${other})`, `${value} 不行：须${zh} ${name}（${other}）`)
}
