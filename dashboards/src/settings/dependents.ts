import { useQueries } from '@tanstack/react-query'
import type { WireSiteReach } from '../../../services/api/wire/reach.ts'
import { sitePath } from '../api/places.ts'
import { ask } from '../api/request.ts'
import { useSite } from '../form/site.ts'

/** Who is told by each channel, of those whom an alert could call on any site. */
export function useDependents(): ReadonlyMap<string, readonly string[]> {
  const sites = useSite().sites ?? []
  const reaches = useQueries({
    queries: sites.map(({ id }) => {
      const path = `${sitePath(id)}/reachability`
      return { queryKey: ['get', path], queryFn: () => ask<WireSiteReach>(path) }
    }),
  })
  const found = new Map<string, string[]>()
  for (const { data } of reaches) {
    for (const { id, name, ways = [] } of data?.people ?? []) {
      for (const channel of new Set(ways.map(way => way.channel))) {
        const people = found.get(channel) ?? []
        if (!people.includes(name ?? id)) found.set(channel, [...people, name ?? id])
      }
    }
  }
  return found
}
