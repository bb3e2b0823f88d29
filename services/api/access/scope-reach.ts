import type { SiteId, ZoneId } from '../../domain/model/place.ts'
import type { SiteScope, Within } from '../../domain/model/scope.ts'
import { isWithin } from '../../domain/notices/zones.ts'
import type { Made, Reach, ReachRegistry } from './reach.ts'

/** Whole sites, and zones with all that lies in them. */
export function scopeReach(scope: readonly SiteScope[], registry: Pick<ReachRegistry, 'roster'>): Made {
  const sites = scope.filter(({ zones }) => zones.length === 0).map(({ site }) => site)
  const zones = scope
    .filter(one => one.zones.length > 0 && !sites.includes(one.site))
    .map(({ site, zones }) => ({ site, zones: allIn(site, zones, registry) }))
  const content: Within = { sites, zones, devices: [] }
  return { content, reach: () => reachOver(content) }
}

function allIn(site: SiteId, named: readonly ZoneId[], registry: Pick<ReachRegistry, 'roster'>): ZoneId[] {
  const { zones } = registry.roster(site)
  const described = [...zones.keys()].filter(zone => isWithin(zones, zone, named))
  return [...new Set([...named, ...described])].sort()
}

function reachOver(within: Within): Reach {
  const sites = new Set(within.sites)
  const zones = new Map(within.zones.map(one => [one.site, new Set(one.zones)]))
  const place = (site: SiteId, zone?: ZoneId) =>
    sites.has(site) || (zone !== undefined && zones.get(site)?.has(zone) === true)
  const at = ({ site, zone }: { site: SiteId; zone: ZoneId }) => place(site, zone)
  return {
    isAll: false,
    place,
    touches: (site, zone) => (zone === undefined ? sites.has(site) || zones.has(site) : place(site, zone)),
    wearer: ({ site, zone }) => place(site, zone),
    device: at,
    alert: at,
    within: () => within,
  }
}
