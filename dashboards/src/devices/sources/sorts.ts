import type { WireListedSource } from '../../../../services/api/wire/source.ts'

/** By its name; what was heard last first; what was refused most often first. */
export const SORTS = ['name', 'heard', 'refused'] as const

export const refusedIn = ({ refused }: Pick<WireListedSource['heard'], 'refused'>): number =>
  refused.reduce((sum, { count }) => sum + count, 0)

const lastIn = ({ heard: { lastAt } }: WireListedSource): number => (lastAt === null ? 0 : Date.parse(lastAt))

const byName = (a: WireListedSource, b: WireListedSource): number =>
  a.name.localeCompare(b.name, 'zh', { numeric: true })

/** What is equal goes by its name. */
export function sorted(sources: readonly WireListedSource[], by: string): readonly WireListedSource[] {
  if (by === 'heard') return sources.toSorted((a, b) => lastIn(b) - lastIn(a) || byName(a, b))
  if (by === 'refused')
    return sources.toSorted((a, b) => refusedIn(b.heard) - refusedIn(a.heard) || byName(a, b))
  return sources.toSorted(byName)
}
