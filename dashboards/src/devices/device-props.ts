import type { WireDevice } from '../../../services/api/wire/device.ts'
import type { WireKind } from '../api/devices.ts'

/** What every part of a device's page is told. */
export interface DeviceProps {
  readonly device: WireDevice
  readonly kind: WireKind | undefined
}
