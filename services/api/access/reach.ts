import type { Alert } from '../../domain/model/alert.ts'
import type { Device, DeviceId } from '../../domain/model/device.ts'
import type { SiteId, ZoneId } from '../../domain/model/place.ts'
import type { Within } from '../../domain/model/scope.ts'
import type { Registry } from '../../runtime/registry.ts'

/** How far somebody reaches by a right. What is out of it is answered as what is not there, so that no id can be tried. */
export interface Reach {
  /** Over the whole server. */
  readonly isAll: boolean
  /** A zone with what lies in it, or a whole site where none is named. A caregiver's is none. */
  place(site: SiteId, zone?: ZoneId): boolean
  /** Something of the site or of the zone, be it one wearer: enough to know its name. */
  touches(site: SiteId, zone?: ZoneId): boolean
  /** Whoever is on file there, with or without a band. */
  wearer(file: { readonly site: SiteId; readonly zone?: ZoneId; readonly device?: DeviceId }): boolean
  device(device: Pick<Device, 'id' | 'site' | 'zone'>): boolean
  /** By where it was raised, wherever its device has gone since. */
  alert(alert: Pick<Alert, 'site' | 'zone' | 'deviceId' | 'raisedAt' | 'condition'>): boolean
  /** The same for a store that looks for it; nothing where everything is. */
  within(): Within | undefined
}

export type ReachRegistry = Pick<Registry, 'get' | 'roster' | 'rosters' | 'rosterRevision'>

/** What a reach is made of, as plain data, and how. */
export interface Made {
  readonly content: unknown
  readonly reach: () => Reach
}

export const everywhere: Reach = {
  isAll: true,
  place: () => true,
  touches: () => true,
  wearer: () => true,
  device: () => true,
  alert: () => true,
  within: () => undefined,
}
