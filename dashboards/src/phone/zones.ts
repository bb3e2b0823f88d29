import { useQueries, useQuery } from '@tanstack/react-query'
import type { WireZoneList } from '../../../services/api/wire/place.ts'
import { ask } from '../api/request.ts'
import { type Bilingual, useWords } from '../words/words.ts'

const STALE_MS = 30 * 60_000

const zonesQuery = (site: string) => ({
  queryKey: ['zones', site] as const,
  queryFn: async ({ signal }: { signal: AbortSignal }) => {
    const { zones } = await ask<WireZoneList>(`/api/sites/${encodeURIComponent(site)}/zones`, { signal })
    return new Map<string, Bilingual>(zones.map(({ id, name }) => [id, name]))
  },
  staleTime: STALE_MS,
})

/** A zone as people call it; its id until that is known. */
export function useZoneName(site: string, zone: string): string {
  const { of } = useWords()
  const name = useQuery(zonesQuery(site)).data?.get(zone)
  return name === undefined ? zone : of(name)
}

/** The same for many, of several sites. */
export function useZoneNames(sites: readonly string[]): (site: string, zone: string) => string {
  const { of } = useWords()
  const answers = useQueries({ queries: sites.map(zonesQuery) })
  return (site, zone) => {
    const name = answers[sites.indexOf(site)]?.data?.get(zone)
    return name === undefined ? zone : of(name)
  }
}
