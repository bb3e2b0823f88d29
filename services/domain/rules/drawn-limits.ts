import type { Severity } from '../model/alert.ts'
import type { ConditionSpec, Figure, Rule } from '../model/rule.ts'
import { figureOf } from './settings.ts'

/** A line across a chart: from there on it is so bad, or from there on it is over. */
export interface DrawnLimit {
  readonly metric: string
  readonly value: number
  readonly what: 'reached' | 'over'
  readonly severity?: Severity
}

type Settings = Readonly<Record<string, number>>
type Compare = Extract<ConditionSpec, { type: 'compare' }>

/**
 * What a rule compares with: where each level is reached, and where it is over. A figure that is not among the settings (one
 * of somebody who had the band before, say) is not drawn.
 */
export function drawnLimits(
  { levels, clear }: Pick<Rule, 'levels' | 'clear'>,
  settings: Settings,
): DrawnLimit[] {
  const reached = levels.flatMap(({ when, severity }) =>
    compared(when).flatMap(({ metric, value }) =>
      known(value, settings).map((at): DrawnLimit => ({ metric, value: at, what: 'reached', severity })),
    ),
  )
  const mildest = levels[0] === undefined ? [] : compared(levels[0].when)
  const over =
    clear === undefined ? mildest.flatMap(spec => released(spec, settings)) : cleared(clear, settings)
  return [...reached, ...over]
}

/** How long it must have been so before anybody hears of it; nothing where it is told at once. */
export function lastsMs({ levels }: Pick<Rule, 'levels'>, settings: Settings): number | undefined {
  const times = levels.flatMap(({ forMs }) => (forMs === undefined ? [] : known(forMs, settings)))
  return times.length < levels.length || times.length === 0 ? undefined : Math.min(...times)
}

const cleared = (clear: ConditionSpec, settings: Settings): DrawnLimit[] =>
  compared(clear).flatMap(({ metric, value }) =>
    known(value, settings).map((at): DrawnLimit => ({ metric, value: at, what: 'over' })),
  )

/** By its deadband, which lies on the other side of the limit. */
function released({ metric, op, value, deadband }: Compare, settings: Settings): DrawnLimit[] {
  if (deadband === undefined) return []
  const [limit] = known(value, settings)
  const [back] = known(deadband, settings)
  if (limit === undefined || back === undefined || back === 0) return []
  const isUpper = op === '>=' || op === '>'
  return [{ metric, value: isUpper ? limit - back : limit + back, what: 'over' }]
}

/** The comparisons that speak for themselves: what is denied, or about another time, is no line in a chart. */
function compared(spec: ConditionSpec): Compare[] {
  if (spec.type === 'compare') return [spec]
  if (spec.type === 'all' || spec.type === 'any') return spec.of.flatMap(compared)
  if (spec.type === 'called') return compared(spec.of)
  return spec.type === 'n-of-m' ? compared(spec.when) : []
}

const known = (figure: Figure, settings: Settings): number[] =>
  typeof figure === 'number' || Object.hasOwn(settings, figure.setting) ? [figureOf(figure, settings)] : []
