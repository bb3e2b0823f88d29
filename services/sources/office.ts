import type { DeviceId } from '../domain/model/device.ts'
import type { SourceStore } from '../store/source-store.ts'
import { addressAt } from './addresses.ts'
import type { SourceDesk } from './desk.ts'
import type { Sources } from './sources.ts'

/** `faces`: the gateways that stand for bridges. Sources as they are kept and as they are in force, always the same. */
export function createSourceDesk(
  sources: Sources,
  store: SourceStore,
  sourcesMax: number,
  faces: ReadonlyMap<string, DeviceId> = new Map(),
): SourceDesk {
  return {
    sourcesMax,
    list: () => sources.list(),
    get: id => sources.get(id),
    gatewayOf(id) {
      const via = sources.get(id)?.via
      if (via === undefined) return undefined
      return 'gateway' in via ? via.gateway : faces.get(via.bridge)
    },
    addressAt: (id, written) => addressAt(sources.get(id), written),
    whoIsAt: (id, address) => sources.whoIsAt(id, address),
    async save(source) {
      sources.check(source)
      await store.saveSource(source)
      sources.put(source)
    },
    async remove(id) {
      await store.removeSource(id)
      sources.remove(id)
    },
    try: (source, message, how) => sources.try(source, message, how),
    heardOf: id => sources.heardOf.of(id),
    unclaimed: () => sources.waiting(),
    waiting: (source, address) => sources.unclaimed.get(source, address),
    tells: waiting => sources.tells(waiting),
    proposals: (source, address) => sources.proposals(source, address),
    tryUnclaimed: (source, address, as) => sources.tryUnclaimed(source, address, as),
    forget: (source, address) => sources.unclaimed.drop(source, address),
  }
}
