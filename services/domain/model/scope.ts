import type { DeviceId } from './device.ts'
import type { SiteId, ZoneId } from './place.ts'
import type { Instant } from './time.ts'

/** One site, or zones of it with all that lies in them; no zones stand for the whole site. */
export interface SiteScope {
  readonly site: SiteId
  readonly zones: readonly ZoneId[]
}

/** Where somebody's work is. A caregiver's is that of the wearers alone. */
export type Scope = 'all' | readonly SiteScope[]

/** Places and devices in which something is looked for: what lies in none of them is not found. */
export interface Within {
  readonly sites: readonly SiteId[]
  /** Here what lies in them is named too. */
  readonly zones: readonly SiteScope[]
  readonly devices: readonly DeviceWithin[]
}

export interface DeviceWithin {
  readonly site: SiteId
  readonly device: DeviceId
  /** What is of before is about somebody else. */
  readonly since: Instant | null
}
