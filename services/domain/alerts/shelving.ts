import type { DeviceId } from '../model/device.ts'
import type { Stage } from './stage.ts'

/** A device's rule as one word. Ids hold no space. */
export const identityOf = (deviceId: DeviceId, rule: string): string => `${deviceId} ${rule}`

export const shelved: Stage = ({ shelves }, { deviceId, rule }, at) => {
  const shelf = shelves.get(identityOf(deviceId, rule))
  return shelf === undefined || shelf.until <= at ? undefined : { reason: 'shelved', by: shelf.by }
}
