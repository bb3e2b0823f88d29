import { useQueries } from '@tanstack/react-query'
import type { WireSite, WireSiteList, WireZone, WireZoneList } from '../../../services/api/wire/place.ts'
import { ask } from '../api/request.ts'
import { sitePath } from '../form/site.ts'
import { useGet } from '../form/use-get.ts'

export interface Places {
  readonly sites: readonly WireSite[]
  readonly zonesOf: (site: string) => readonly WireZone[]
  /** In both languages; its id where nobody named it. */
  readonly zoneName: (site: string, zone: string) => { readonly en: string; readonly zh: string }
}

/** What the sites and their zones are called. */
export function usePlaces(): Places {
  const sites = useGet<WireSiteList>('/api/sites').data?.sites ?? []
  const lists = useQueries({
    queries: sites.map(({ id }) => {
      const path = `${sitePath(id)}/zones`
      return { queryKey: ['get', path], queryFn: () => ask<WireZoneList>(path) }
    }),
  })
  const zones = new Map(sites.map(({ id }, i) => [id, lists[i]?.data?.zones ?? []]))
  const zonesOf = (site: string) => zones.get(site) ?? []
  return {
    sites,
    zonesOf,
    zoneName: (site, zone) => zonesOf(site).find(({ id }) => id === zone)?.name ?? { en: zone, zh: zone },
  }
}
