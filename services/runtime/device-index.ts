import type { Device, DeviceId } from '../domain/model/device.ts'
import type { SiteId } from '../domain/model/place.ts'

/** Which sites there are and who is behind which gateway, without going through all devices for it. */
export class DeviceIndex {
  readonly #bySite = new Map<SiteId, Set<DeviceId>>()
  readonly #byGateway = new Map<DeviceId, Set<DeviceId>>()

  sites(): Iterable<SiteId> {
    return this.#bySite.keys()
  }

  hasSite(site: SiteId): boolean {
    return this.#bySite.has(site)
  }

  behind(gateway: DeviceId): Iterable<DeviceId> {
    return this.#byGateway.get(gateway) ?? []
  }

  add({ id, site, gateway }: Device): void {
    addTo(this.#bySite, site, id)
    if (gateway !== undefined) addTo(this.#byGateway, gateway, id)
  }

  remove({ id, site, gateway }: Device): void {
    removeFrom(this.#bySite, site, id)
    if (gateway !== undefined) removeFrom(this.#byGateway, gateway, id)
  }

  clear(): void {
    this.#bySite.clear()
    this.#byGateway.clear()
  }
}

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
