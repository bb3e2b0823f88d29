import type { ConditionSpec, Rule } from '../model/rule.ts'
import { allOrNothing, type Band } from './bands.ts'
import { partsOf, readerFor } from './reader.ts'

/**
 * Bands such that while all of these metrics lie within theirs (or were never reported), none of the levels can be so, and
 * nothing begins that must be remembered. Nothing where no bands say that much. What is to be left is no matter here: it is
 * asked of levels not reached.
 */
export function bandsOf(
  { levels, onlyWhile, clear }: Pick<Rule, 'levels' | 'onlyWhile' | 'clear'>,
  settings: Readonly<Record<string, number>>,
): readonly Band[] | undefined {
  const reader = readerFor(settings)
  const whens = levels.map(level => level.when)
  const begin = [...whens, onlyWhile ?? [], clear ?? []].flat().flatMap(beginnings)
  return allOrNothing([...whens, ...begin].map(reader.bands))
}

/** What begins something, wherever it stands in the condition. */
const beginnings = (spec: ConditionSpec): readonly ConditionSpec[] => [
  ...(spec.type === 'since' ? [spec.since] : []),
  ...partsOf(spec).flatMap(beginnings),
]
