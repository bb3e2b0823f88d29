import type { Values } from '../model/reading.ts'

/** Between these, both excluded, a number is far from every threshold. */
export interface Band {
  readonly metric: string
  readonly above: number
  readonly below: number
}

/** Those of all parts, or nothing where one of them has none. */
export const allOrNothing = (parts: readonly (readonly Band[] | undefined)[]): readonly Band[] | undefined =>
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
