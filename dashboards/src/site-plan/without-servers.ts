import type { WireDevice } from '../../../services/api/wire/device.ts'
import type { WireZone } from '../../../services/api/wire/place.ts'

type Placed = Pick<WireDevice, 'kind' | 'site' | 'zone'>

export const isServer = ({ kind }: Pick<WireDevice, 'kind'>): boolean => kind === 'server'

/** The server reports about itself as a device in a zone that nobody made: no place where anybody would go. */
export function withoutServers(
  zones: readonly WireZone[],
  devices: readonly Placed[],
  site: string,
): readonly WireZone[] {
  const own = devices.filter(one => one.site === site)
  const servers = new Set(own.filter(isServer).map(({ zone }) => zone))
  const lived = new Set(own.filter(one => !isServer(one)).map(({ zone }) => zone))
  return zones.filter(({ id, described }) => described || !servers.has(id) || lived.has(id))
}
