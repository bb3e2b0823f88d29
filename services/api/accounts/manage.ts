import type { Role } from '../../domain/model/person.ts'
import type { Scope, SiteScope } from '../../domain/model/scope.ts'
import { isWithin } from '../../domain/notices/zones.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { Caller } from '../access/sessions.ts'

/** Who is asking, as far as managing others goes. */
export type Manager = Pick<Caller, 'username' | 'role' | 'scope'>

export interface Managed {
  readonly role: Role
  readonly scope: Scope
}

/** Whom a manager looks after: nobody makes an equal, and so nobody gives more than they have. */
const BELOW_MANAGER: readonly Role[] = ['grid-worker', 'technician', 'caregiver']

export function mayManage(by: Manager, { role, scope }: Managed, registry: Registry): boolean {
  if (by.role === 'administrator') return true
  return by.role === 'manager' && BELOW_MANAGER.includes(role) && covers(by.scope, scope, registry)
}

/** Whether all of a scope lies within another. */
export function covers(outer: Scope, inner: Scope, registry: Registry): boolean {
  if (outer === 'all') return true
  return inner !== 'all' && inner.every(one => outer.some(of => liesWithin(one, of, registry)))
}

function liesWithin(inner: SiteScope, outer: SiteScope, registry: Registry): boolean {
  if (inner.site !== outer.site) return false
  if (outer.zones.length === 0) return true
  const { zones } = registry.roster(inner.site)
  return inner.zones.length > 0 && inner.zones.every(zone => isWithin(zones, zone, outer.zones))
}

/** What of a scope nobody knows: most likely a slip of the pen, and whoever had it would see nothing. */
export function unknownIn(scope: Scope, registry: Registry): string | undefined {
  if (scope === 'all') return undefined
  const sites = sitesOf(registry)
  for (const { site, zones } of scope) {
    if (!sites.has(site)) return `there is no site ${site}`
    const known = zonesOf(site, registry)
    const stray = zones.find(zone => !known.has(zone))
    if (stray !== undefined) return `there is no zone ${stray} in ${site}`
  }
  return undefined
}

/** Those that have a device and those that somebody described. */
export const sitesOf = (registry: Registry): Set<string> =>
  new Set([...registry.sites(), ...[...registry.rosters()].map(([site]) => site)])

function zonesOf(site: string, registry: Registry): Set<string> {
  const zones = new Set(registry.roster(site).zones.keys())
  for (const { device } of registry.list()) if (device.site === site) zones.add(device.zone)
  return zones
}
