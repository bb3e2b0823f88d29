import { useQuery } from '@tanstack/react-query'
import type { WireSite, WireSiteList, WireZone, WireZoneList } from '../../../services/api/wire/place.ts'
import { ask } from './request.ts'

const STALE_MS = 5 * 60_000

/** The sites that somebody may see, with what they are called. */
export const useSites = () =>
  useQuery({
    queryKey: ['places', 'sites'],
    queryFn: async ({ signal }): Promise<ReadonlyMap<string, WireSite>> => {
      const { sites } = await ask<WireSiteList>('/api/sites', { signal })
      return new Map(sites.map(site => [site.id, site]))
    },
    staleTime: STALE_MS,
  })

/** The zones of a site, by id. */
export const useZones = (site: string) =>
  useQuery({
    queryKey: ['places', 'zones', site],
    queryFn: async ({ signal }): Promise<ReadonlyMap<string, WireZone>> => {
      const { zones } = await ask<WireZoneList>(`/api/sites/${encodeURIComponent(site)}/zones`, { signal })
      return new Map(zones.map(zone => [zone.id, zone]))
    },
    staleTime: STALE_MS,
    enabled: site !== '',
  })
