import type { UseQueryResult } from '@tanstack/react-query'
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
  readonly isKnown: boolean
  /** What it waits for while that is not known. */
  readonly asked: Pick<UseQueryResult, 'failureReason' | 'refetch'>
}

/** The site that a page is about. */
export function useSite(): SiteChoice {
  const [chosen, choose] = useParameter('site')
  const places = useSites()
  const devices = useDevices()
  const sites = places.data?.sites
  const named = sites?.find(({ id }) => id === chosen)
  const isSettled = sites !== undefined && !devices.isPending
  const usual = isSettled ? usualSite(sites, devices.data?.list ?? []) : undefined
  const site = named ?? usual
  const isKnown = site !== undefined || isSettled
  const asked = sites === undefined ? places : devices
  return { sites, site, choose, isNone: isKnown && site === undefined, isKnown, asked }
}
