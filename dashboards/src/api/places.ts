import { type UseQueryResult, useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { WireSite, WireSiteList, WireZone, WireZoneList } from '../../../services/api/wire/place.ts'
import type { Bilingual } from '../words/words.ts'
import { getting } from './use-get.ts'

/** Names of places change once in a year; whoever changes one sees it at once all the same. */
const STALE_MS = 5 * 60_000

export const sitePath = (site: string): string => `/api/sites/${encodeURIComponent(site)}`

const sitesQuery = { ...getting<WireSiteList>('/api/sites'), staleTime: STALE_MS }
const zonesQuery = (site: string) => ({
  ...getting<WireZoneList>(`${sitePath(site)}/zones`),
  staleTime: STALE_MS,
})

/** The sites that somebody may see. */
export const useSites = (): UseQueryResult<WireSiteList> => useQuery(sitesQuery)

/** The zones of a site; none while it is not known which. */
export const useZones = (site: string | undefined): UseQueryResult<WireZoneList> =>
  useQuery({ ...zonesQuery(site ?? ''), enabled: site !== undefined && site !== '' })

export interface Places {
  readonly sites: readonly WireSite[]
  readonly zonesOf: (site: string) => readonly WireZone[]
  /** In both languages; the id where nobody named it. */
  readonly siteName: (site: string) => Bilingual
  readonly zoneName: (site: string, zone: string) => Bilingual
}

/** What all sites and their zones are called. */
export function usePlaces(): Places {
  const sites = useSites().data?.sites ?? NONE
  const lists = useQueries({
    queries: sites.map(({ id }) => zonesQuery(id)),
    combine: results => results.map(({ data }) => data?.zones),
  })
  return useMemo(() => placesOf(sites, lists), [sites, lists])
}

const NONE: readonly WireSite[] = []

function placesOf(sites: readonly WireSite[], lists: readonly (readonly WireZone[] | undefined)[]): Places {
  const zones = new Map(sites.map(({ id }, i) => [id, new Map(lists[i]?.map(zone => [zone.id, zone]))]))
  const nameOr = (id: string, name: Bilingual | undefined) => name ?? { en: id, zh: id }
  return {
    sites,
    zonesOf: site => [...(zones.get(site)?.values() ?? [])],
    siteName: site => nameOr(site, sites.find(({ id }) => id === site)?.name),
    zoneName: (site, zone) => nameOr(zone, zones.get(site)?.get(zone)?.name),
  }
}
