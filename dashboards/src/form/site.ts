import type { WireSite, WireSiteList, WireZoneList } from '../../../services/api/wire/place.ts'
import { useParameter } from './parameter.ts'
import { useGet } from './use-get.ts'

export interface SiteChoice {
  readonly sites: readonly WireSite[] | undefined
  /** The one of the address, else the first; nothing while that is not known, or where there is none. */
  readonly site: WireSite | undefined
  readonly choose: (id: string) => void
  readonly error: unknown
}

/** The site that a page is about. */
export function useSite(): SiteChoice {
  const [chosen, choose] = useParameter('site')
  const { data, error } = useGet<WireSiteList>('/api/sites')
  const sites = data?.sites
  return { sites, site: sites?.find(({ id }) => id === chosen) ?? sites?.[0], choose, error }
}

export const sitePath = (site: string): string => `/api/sites/${encodeURIComponent(site)}`

export const useZones = (site: string | undefined) =>
  useGet<WireZoneList>(`${sitePath(site ?? '')}/zones`, { enabled: site !== undefined })
