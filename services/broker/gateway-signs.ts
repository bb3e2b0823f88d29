import type { Device, DeviceId } from '../domain/model/device.ts'
import type { Input } from '../domain/model/input.ts'

/** What is said of gateways themselves: that they are there. */
export interface GatewaySigns {
  /** The sign of one that was just heard; nothing while its last one is new. */
  due(id: DeviceId): Input | undefined
  /** That its connection stands or is lost, where that is not known yet. */
  connection(id: DeviceId, online: boolean): Input | undefined
  /** Those whose accounts speak for others in words of their own. */
  gateways(): Iterable<Device>
}
