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

/** Whether every topic that `narrow` means is meant by `wide` (MQTT 3.1.1, 4.7). */
export function covers(wide: string, narrow: string): boolean {
  if (wide === narrow) return true
  if (narrow.startsWith('$') && !wide.startsWith('$')) return false
  const [wanted, given] = [wide.split('/'), narrow.split('/')]
  for (const [i, level] of wanted.entries()) {
    if (level === '#') return true
    const own = given[i]
    if (own === undefined || own === '#') return false
    if (level !== '+' && level !== own) return false
  }
  return wanted.length === given.length
}
