import type { Standing } from '../../broker/token-port.ts'
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

/** The same of others, without a word about which there are. */
export const standingOf =
  (registry: Pick<Registry, 'get'>, reach: Reach): Standing =>
  id => {
    const device = registry.get(id)?.device
    if (device === undefined) return 'nobody'
    const isReached = reach.device(device) && (device.kind !== 'gateway' || reach.place(device.site))
    return isReached ? 'reached' : 'out-of-reach'
  }
