import type { LevelSpec } from '../model/rule.ts'
import { allOrNothing, type Band } from './bands.ts'
import { readerFor } from './reader.ts'

/**
 * Bands such that while all of these metrics lie within theirs (or were never reported), none of the levels can be so.
 * Nothing where no bands say that much. What is to be left is no matter here: it is asked of levels not reached.
 */
export function bandsOf(
  levels: readonly LevelSpec[],
  settings: Readonly<Record<string, number>>,
): readonly Band[] | undefined {
  const reader = readerFor(settings)
  return allOrNothing(levels.map(level => reader.bands(level.when)))
}
