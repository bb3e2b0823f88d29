import type { Values } from '../model/reading.ts'
import type { ConditionSpec, LevelSpec } from '../model/rule.ts'
import { figureOf } from './settings.ts'

/** Between these, both excluded, a number is far from every threshold. */
export interface Band {
  readonly metric: string
  readonly above: number
  readonly below: number
}

type Settings = Readonly<Record<string, number>>

/**
 * Bands such that while all of these metrics lie within theirs (or were never reported), none of the levels can be so.
 * Nothing where no bands say that much. What is to be left is no matter here: it is asked of levels not reached.
 */
export function bandsOf(levels: readonly LevelSpec[], settings: Settings): readonly Band[] | undefined {
  return allOrNothing(levels.map(level => bandsOfSpec(level.when, settings)))
}

function bandsOfSpec(spec: ConditionSpec, settings: Settings): readonly Band[] | undefined {
  switch (spec.type) {
    case 'compare': {
      const limit = figureOf(spec.value, settings)
      const isCeiling = spec.op === '>=' || spec.op === '>'
      return [
        {
          metric: spec.metric,
          above: isCeiling ? Number.NEGATIVE_INFINITY : limit,
          below: isCeiling ? limit : Number.POSITIVE_INFINITY,
        },
      ]
    }
    case 'any':
      return allOrNothing(spec.of.map(part => bandsOfSpec(part, settings)))
    case 'all': // one part that is not so is enough
      return spec.of.map(part => bandsOfSpec(part, settings)).find(bands => bands !== undefined)
    default:
      return undefined
  }
}

const allOrNothing = (parts: readonly (readonly Band[] | undefined)[]): readonly Band[] | undefined =>
  parts.some(part => part === undefined) ? undefined : together(parts.flatMap(part => part ?? []))

/** One band for each metric, as narrow as the narrowest. */
export function together(bands: readonly Band[]): readonly Band[] {
  const byMetric = new Map<string, Band>()
  for (const band of bands) {
    const known = byMetric.get(band.metric) ?? band
    const above = Math.max(known.above, band.above)
    const below = Math.min(known.below, band.below)
    byMetric.set(band.metric, { metric: band.metric, above, below })
  }
  return [...byMetric.values()]
}

/** What is no number is no matter of a threshold, like what was never reported. */
export function areWithin(bands: readonly Band[], values: Values): boolean {
  for (const { metric, above, below } of bands) {
    const value = values[metric]
    if (typeof value === 'number' && !(value > above && value < below)) return false
  }
  return true
}
