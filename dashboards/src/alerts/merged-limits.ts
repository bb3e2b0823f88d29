import type { WireAlertGuide } from '../../../services/api/wire/alert-guide.ts'

type Limit = WireAlertGuide['limits'][number]

/** A line, and whether it stands for one limit alone. */
export type MergedLimit = Limit & { readonly isOne: boolean }

/**
 * Limits of one height are one line: levels that differ in how long something lasts have the same limit, and what is over
 * just below it is not drawn on top of it.
 */
export function merged(limits: readonly Limit[]): MergedLimit[] {
  const heights = [...new Set(limits.map(({ value }) => value))]
  return heights.flatMap(height => {
    const here = limits.filter(({ value }) => value === height)
    const reached = here.filter(({ what }) => what === 'reached')
    const worst = reached.at(-1) ?? here[0]
    return worst === undefined ? [] : [{ ...worst, isOne: here.length === 1 }]
  })
}
