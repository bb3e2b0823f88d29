import { covers } from '../decode/topic-filter.ts'
import type { Source } from '../sources/source.ts'

type Listening = Pick<Source, 'via' | 'isOn' | 'filters'>

/** What is to be subscribed to for the sources of a bridge: each topic that one of them means, by as few filters as it takes. */
export function filtersFor(bridge: string, sources: readonly Listening[]): readonly string[] {
  const wanted = sources
    .filter(({ via, isOn }) => isOn && 'bridge' in via && via.bridge === bridge)
    .flatMap(({ filters }) => filters)
  const { sayable = [], unsayable = [] } = Object.groupBy(new Set(wanted), filter =>
    isFilter(filter) ? 'sayable' : 'unsayable',
  )
  return [...withoutCovered(sayable), ...unsayable].sort()
}

// What is no filter (`a/#/b`) is refused by itself, and stands for no other.
const isFilter = (filter: string): boolean =>
  filter
    .split('/')
    .every((level, i, all) => !/[+#]/.test(level) || level === '+' || (level === '#' && i === all.length - 1))

// Of two that mean the same, the first stays.
const withoutCovered = (filters: readonly string[]): string[] =>
  filters.filter(
    (filter, i) =>
      !filters.some((other, j) => i !== j && covers(other, filter) && (j < i || !covers(filter, other))),
  )
