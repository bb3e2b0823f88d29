import { covers } from '../decode/topic-filter.ts'
import type { Source } from '../sources/source.ts'

type Listening = Pick<Source, 'via' | 'isOn' | 'filters'>

/** What is to be subscribed to for the sources of a bridge: each topic that one of them means, by as few filters as it takes. */
export function filtersFor(bridge: string, sources: readonly Listening[]): readonly string[] {
  const wanted = sources
    .filter(({ via, isOn }) => isOn && 'bridge' in via && via.bridge === bridge)
    .flatMap(({ filters }) => filters)
  return withoutCovered([...new Set(wanted)]).sort()
}

// Of two that mean the same, the first stays.
const withoutCovered = (filters: readonly string[]): string[] =>
  filters.filter(
    (filter, i) =>
      !filters.some((other, j) => i !== j && covers(other, filter) && (j < i || !covers(filter, other))),
  )
