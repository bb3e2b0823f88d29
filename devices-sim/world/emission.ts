import type { DeviceId } from '../../services/domain/model/device.ts'
import type { Values } from '../../services/domain/model/reading.ts'
import type { Instant } from '../../services/domain/model/time.ts'

/** A reading that leaves a device at `at`, stamped `ts`: earlier where a gateway had kept it back. */
export interface Telemetry {
  readonly type: 'telemetry'
  readonly at: Instant
  readonly deviceId: DeviceId
  readonly ts: Instant
  readonly values: Values
}

/** The connection is cut without a goodbye, or comes back. */
export interface Link {
  readonly type: 'link'
  readonly at: Instant
  readonly deviceId: DeviceId
  readonly up: boolean
}

/** What leaves the world, in the order of its time. */
export type Emission = Telemetry | Link
