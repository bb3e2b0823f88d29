import { appliesTo } from '../../domain/community/program.ts'
import type { Device, DeviceKind } from '../../domain/model/device.ts'
import type { SiteId, ZoneId } from '../../domain/model/place.ts'
import type { Rule } from '../../domain/model/rule.ts'
import type { Registry } from '../../runtime/registry.ts'

export type KnownPlaces = Pick<Registry, 'get' | 'list' | 'rosters' | 'revision' | 'rosterRevision'>
type Zones = Map<ZoneId, Set<DeviceKind>>

/** Every site and zone that somebody described or a device stands in, and what kinds of devices are there. */
export class PlacesThere {
  readonly #registry: Pick<Registry, 'get' | 'list'>
  readonly #sites = new Map<SiteId, Zones>()

  constructor(registry: KnownPlaces) {
    this.#registry = registry
    for (const { device } of registry.list()) this.#kindsIn(device.site, device.zone).add(device.kind)
    for (const [site, { zones }] of registry.rosters()) {
      this.#zonesOf(site)
      for (const zone of zones.keys()) this.#kindsIn(site, zone)
    }
  }

  device(id: string): Device | undefined {
    return this.#registry.get(id)?.device
  }

  /** That the rule looks at, on the site where one is named. */
  devices(rule: Rule, site: SiteId | undefined): readonly string[] {
    return Array.from(this.#registry.list(), ({ device }) => device)
      .filter(device => (site ?? device.site) === device.site && appliesTo(device)(rule))
      .map(({ id }) => id)
  }

  sites(): readonly SiteId[] {
    return [...this.#sites.keys()]
  }

  /** Of all sites where none is named. */
  zones(site?: SiteId): readonly ZoneId[] {
    return this.#zonesWithin(site).flatMap(zones => [...zones.keys()])
  }

  /** Whether a device stands there that the rule looks at. */
  holds(rule: Rule, site: SiteId | undefined, zone: ZoneId | undefined): boolean {
    const looksAt = (kind: DeviceKind) => appliesTo({ kind })(rule)
    return this.#zonesWithin(site).some(zones => {
      const within = zone === undefined ? [...zones.values()] : [zones.get(zone) ?? []]
      return within.some(kinds => [...kinds].some(looksAt))
    })
  }

  #zonesWithin(site: SiteId | undefined): readonly Zones[] {
    if (site === undefined) return [...this.#sites.values()]
    return [this.#sites.get(site) ?? new Map()]
  }

  #zonesOf(site: SiteId): Zones {
    const zones: Zones = this.#sites.get(site) ?? new Map()
    this.#sites.set(site, zones)
    return zones
  }

  #kindsIn(site: SiteId, zone: ZoneId): Set<DeviceKind> {
    const zones = this.#zonesOf(site)
    const kinds = zones.get(zone) ?? new Set()
    zones.set(zone, kinds)
    return kinds
  }
}

/** They are gone through again only after a device or a roster changed: each list of rules asks for them. */
export function placesThere(registry: KnownPlaces): () => PlacesThere {
  let known: (Pick<KnownPlaces, 'revision' | 'rosterRevision'> & { readonly places: PlacesThere }) | undefined
  return () => {
    const { revision, rosterRevision } = registry
    const isAsBefore = known?.revision === revision && known.rosterRevision === rosterRevision
    if (known === undefined || !isAsBefore)
      known = { revision, rosterRevision, places: new PlacesThere(registry) }
    return known.places
  }
}
