import type { WireSite } from '../../../services/api/wire/place.ts'
import { useDevices } from '../api/devices.ts'
import { useSites } from '../api/places.ts'
import { usualSite } from '../devices/usual-site.ts'
import { useParameter } from './parameter.ts'

export interface SiteChoice {
  readonly sites: readonly WireSite[] | undefined
  /** The one of the address, else the usual one; nothing while that is not known, or where the server itself is all there is. */
  readonly site: WireSite | undefined
  readonly choose: (id: string) => void
  /** Nobody has named a site yet, nor put a device anywhere. */
  readonly isNone: boolean
  readonly error: unknown
}

/** The site that a page is about. */
export function useSite(): SiteChoice {
  const [chosen, choose] = useParameter('site')
  const { data, error } = useSites()
  const devices = useDevices()
  const sites = data?.sites
  const isKnown = sites !== undefined && !devices.isPending
  const usual = isKnown ? usualSite(sites, devices.data?.list ?? []) : undefined
  const site = sites?.find(({ id }) => id === chosen) ?? usual
  return { sites, site, choose, isNone: isKnown && site === undefined, error }
}
