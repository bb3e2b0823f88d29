import type { SiteId, ZoneId } from '../../domain/model/place.ts'
import type { Registry } from '../../runtime/registry.ts'

/** Whether a zone is one: somebody described it, or a device names it. */
export function isZoneOf(
  site: SiteId,
  registry: Pick<Registry, 'roster' | 'list'>,
): (zone: ZoneId) => boolean {
  const { zones } = registry.roster(site)
  let named: Set<ZoneId> | undefined
  return zone => {
    if (zones.has(zone)) return true
    named ??= new Set(Array.from(registry.list(), ({ device }) => (device.site === site ? device.zone : '')))
    return named.has(zone)
  }
}
