import type { Device } from '../../domain/model/device.ts'
import type { DeviceView, Registry } from '../../runtime/registry.ts'
import { ApiProblem } from '../problem.ts'
import type { Reach } from './reach.ts'

export type OwnDevices = Pick<Registry, 'get' | 'list' | 'sites' | 'hasSite'>

/** The devices that somebody reaches, as if there were no others. */
export function ownDevices(registry: OwnDevices, reach: Reach): OwnDevices {
  if (reach.isAll) return registry
  const isOwn = (view: DeviceView | undefined): view is DeviceView =>
    view !== undefined && reach.device(view.device)
  return {
    get(id) {
      const view = registry.get(id)
      return isOwn(view) ? view : undefined
    },
    *list() {
      for (const view of candidates(registry, reach)) if (isOwn(view)) yield view
    },
    *sites() {
      for (const site of registry.sites()) if (reach.touches(site)) yield site
    },
    hasSite: site => reach.touches(site) && registry.hasSite(site),
  }
}

/** It is there, and for this person it is not. */
export function refuseHidden(device: Device, reach: Reach): void {
  if (!reach.device(device)) throw new ApiProblem('DEVICE_NOT_FOUND')
}

/** Its account hears the alerts of the whole site, so it is nothing for whoever has some zones of it. */
export function refuseGateway({ kind, site }: Device, reach: Reach): void {
  if (kind === 'gateway' && !reach.place(site)) throw new ApiProblem('NOT_ALLOWED')
}

/** All among which the own ones are: for a caregiver's three bands nobody goes through all that there are. */
export function* candidates(registry: Pick<Registry, 'get' | 'list'>, reach: Reach): Iterable<DeviceView> {
  const within = reach.within()
  if (within === undefined || within.sites.length + within.zones.length > 0) yield* registry.list()
  else for (const { device } of within.devices) yield* listOf(registry.get(device))
}

const listOf = (view: DeviceView | undefined): DeviceView[] => (view === undefined ? [] : [view])
