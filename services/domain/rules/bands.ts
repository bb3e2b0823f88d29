import type { MetricValue, Values } from '../model/reading.ts'

/** Between these, both excluded, a number is far from every threshold. */
export interface NumberBand {
  readonly metric: string
  readonly above: number
  readonly below: number
}

/** What a word or a flag may be and matter to nobody: none of these, or one of these; `undefined` was never reported. */
export interface WordBand {
  readonly metric: string
  readonly kind: 'none-of' | 'one-of'
  readonly values: ReadonlySet<MetricValue | undefined>
}

export type Band = NumberBand | WordBand

/** Those of all parts, or nothing where one of them has none. */
export const allOrNothing = (parts: readonly (readonly Band[] | undefined)[]): readonly Band[] | undefined =>
  parts.some(part => part === undefined) ? undefined : together(parts.flatMap(part => part ?? []))

/** One band of a sort for each metric, as narrow as the narrowest. */
export function together(bands: readonly Band[]): readonly Band[] {
  const known = new Map<string, Band>()
  for (const band of bands) {
    const sort = 'kind' in band ? `${band.kind} ${band.metric}` : band.metric
    known.set(sort, narrower(known.get(sort), band))
  }
  return [...known.values()]
}

function narrower(one: Band | undefined, other: Band): Band {
  if (one === undefined) return other
  if ('kind' in one && 'kind' in other) return { ...one, values: narrowerWords(one, other) }
  if ('kind' in one || 'kind' in other) throw new Error('bands of one sort are put together')
  const above = Math.max(one.above, other.above)
  return { metric: one.metric, above, below: Math.min(one.below, other.below) }
}

function narrowerWords({ kind, values }: WordBand, other: WordBand): WordBand['values'] {
  if (kind === 'none-of') return new Set([...values, ...other.values])
  return new Set([...values].filter(value => other.values.has(value)))
}

/** What is no number is no matter of a threshold, like what was never reported. */
export function areWithin(bands: readonly Band[], values: Values): boolean {
  for (const band of bands) {
    const value = values[band.metric]
    if ('kind' in band) {
      if (band.values.has(value) === (band.kind === 'none-of')) return false
    } else if (typeof value === 'number' && !(value > band.above && value < band.below)) return false
  }
  return true
}
