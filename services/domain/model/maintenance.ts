import type { DeviceId } from './device.ts'
import type { Actor } from './person.ts'
import type { SiteId, ZoneId } from './place.ts'
import type { Instant } from './time.ts'

/** Work is being done: what is raised within it is held back until its end. Without zone and device: the whole site. */
export interface MaintenanceWindow {
  readonly id: string
  readonly site: SiteId
  readonly zone?: ZoneId
  readonly device?: DeviceId
  readonly from: Instant
  /** The first moment that is no part of it any more. */
  readonly to: Instant
  readonly reason: string
  readonly by: Actor
}
