import type { Origin } from './origin.ts'
import type { SiteId, ZoneId } from './place.ts'
import type { DurationMs } from './time.ts'

export type DeviceId = string

/** The name of a device kind as it stands in a topic: `smart-bin`. The list is `kinds/kinds.ts`. */
export type DeviceKind = string

/** A device as it is registered. Its id is unique over all sites. */
export interface Device {
  readonly id: DeviceId
  readonly kind: DeviceKind
  readonly site: SiteId
  readonly zone: ZoneId
  readonly name: string
  readonly model?: string
  /** The device (of kind `gateway`) whose account may speak for this one. */
  readonly gateway?: DeviceId
  /** How often it is expected to report; the kind's own figure where absent. */
  readonly expectedIntervalMs?: DurationMs
  /** Where it is heard, when it does not speak for itself on its own topic. */
  readonly origin?: Origin
}
