import { kindList } from '../../domain/kinds/kinds.ts'
import type { MetricSpec } from '../../domain/model/metric.ts'

/** What is kept of a metric: least, greatest, mean, last and count of numbers, last and count of flags and words. */
export type RollupSort = 'numbers' | 'words'

/**
 * Of where somebody was, and of free words (a car's plate, a picture's address), nothing outlives the reading: there is
 * nothing to chart, and they are about persons. What changes here asks for a migration that rolls up anew.
 */
const withReadingsAlone: ReadonlySet<string> = new Set(['lat', 'lon'])

const sortOf = (name: string, spec: MetricSpec): RollupSort | undefined => {
  if (withReadingsAlone.has(name)) return undefined
  if (spec.type === 'number') return 'numbers'
  return spec.type === 'flag' || spec.oneOf !== undefined ? 'words' : undefined
}

const specs = kindList.flatMap(({ metrics }) => Object.entries(metrics))

/** A name that stands for two things in two kinds is kept as the first of them. */
const sorts = new Map(specs.toReversed().map(([name, spec]) => [name, sortOf(name, spec)]))

export const rollupSort = (metric: string): RollupSort | undefined => sorts.get(metric)
