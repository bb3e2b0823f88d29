import type { WireDevice } from '../../../services/api/wire/device.ts'
import type { WireSite } from '../../../services/api/wire/place.ts'

/** The server reports about itself as a device of a site of its own, where nobody puts another. */
const OWN_KIND = 'server'

/** The site that somebody most likely means who has named none: the first with devices of people; then one that is named. */
export function usualSite(sites: readonly WireSite[], devices: readonly WireDevice[]): WireSite | undefined {
  const lived = new Set(devices.filter(({ kind }) => kind !== OWN_KIND).map(({ site }) => site))
  const own = new Set(devices.filter(({ kind }) => kind === OWN_KIND).map(({ site }) => site))
  return sites.find(({ id }) => lived.has(id)) ?? sites.find(({ id }) => !own.has(id))
}
