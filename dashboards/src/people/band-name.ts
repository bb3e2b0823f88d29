import { deviceName } from '../alerts/place.ts'
import { useDevices } from '../api/devices.ts'

/** A band by the name people gave it. */
export function useBandName(): (device: string) => string {
  const { data } = useDevices()
  return device => deviceName(data, device)
}
