import type { Device, DeviceId } from '../domain/model/device.ts'
import type { Origin, SourceId } from '../domain/model/origin.ts'
import type { SiteId } from '../domain/model/place.ts'

/** Which sites there are, who is behind which gateway and who is heard where, without going through all devices for it. */
export class DeviceIndex {
  readonly #bySite = new Map<SiteId, Set<DeviceId>>()
  readonly #byGateway = new Map<DeviceId, Set<DeviceId>>()
  readonly #byOrigin = new Map<string, DeviceId>()
  readonly #bySource = new Map<SourceId, Set<DeviceId>>()

  sites(): Iterable<SiteId> {
    return this.#bySite.keys()
  }

  hasSite(site: SiteId): boolean {
    return this.#bySite.has(site)
  }

  behind(gateway: DeviceId): Iterable<DeviceId> {
    return this.#byGateway.get(gateway) ?? []
  }

  heardAt(source: SourceId, address: string): DeviceId | undefined {
    return this.#byOrigin.get(placeOf({ source, address }))
  }

  of(source: SourceId): Iterable<DeviceId> {
    return this.#bySource.get(source) ?? []
  }

  add({ id, site, gateway, origin }: Device): void {
    addTo(this.#bySite, site, id)
    if (origin !== undefined) {
      this.#byOrigin.set(placeOf(origin), id)
      addTo(this.#bySource, origin.source, id)
    }
    if (gateway !== undefined) addTo(this.#byGateway, gateway, id)
  }

  remove({ id, site, gateway, origin }: Device): void {
    removeFrom(this.#bySite, site, id)
    if (origin !== undefined) {
      // Two that change places come one after the other: what is the other's by then stays.
      if (this.#byOrigin.get(placeOf(origin)) === id) this.#byOrigin.delete(placeOf(origin))
      removeFrom(this.#bySource, origin.source, id)
    }
    if (gateway !== undefined) removeFrom(this.#byGateway, gateway, id)
  }

  clear(): void {
    this.#bySite.clear()
    this.#byGateway.clear()
    this.#byOrigin.clear()
    this.#bySource.clear()
  }
}

/** No id has a space. */
const placeOf = ({ source, address }: Pick<Origin, 'source' | 'address'>): string => `${source} ${address}`

function addTo(groups: Map<string, Set<DeviceId>>, key: string, id: DeviceId): void {
  const group = groups.get(key)
  if (group === undefined) groups.set(key, new Set([id]))
  else group.add(id)
}

function removeFrom(groups: Map<string, Set<DeviceId>>, key: string, id: DeviceId): void {
  const group = groups.get(key)
  group?.delete(id)
  if (group?.size === 0) groups.delete(key)
}
