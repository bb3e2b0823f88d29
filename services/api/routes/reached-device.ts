import type { Device, DeviceId } from '../../domain/model/device.ts'
import type { Registry } from '../../runtime/registry.ts'
import { refuseGateway, refuseHidden } from '../access/own-devices.ts'
import type { Reach } from '../access/reach.ts'
import { ApiProblem } from '../problem.ts'

/** A device whose account is theirs to open or to shut; throws where there is none. */
export function reachedDevice(id: DeviceId, registry: Pick<Registry, 'get'>, reach: Reach): Device {
  const device = registry.get(id)?.device
  if (device === undefined) throw new ApiProblem('DEVICE_NOT_FOUND')
  refuseHidden(device, reach)
  refuseGateway(device, reach)
  return device
}
