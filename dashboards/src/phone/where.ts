import { useQuery } from '@tanstack/react-query'
import type { WireAlert } from '../../../services/api/wire/alert.ts'
import { isOfSite } from '../alerts/place.ts'
import { DEVICES_KEY, type Devices, readDevices } from '../api/devices.ts'
import { isPhoneRole } from '../app/entry-choice.ts'
import { useSignedIn } from '../app/rights.ts'
import { useWords } from '../words/words.ts'
import { useZoneName } from './zones.ts'

const STALE_MS = 10 * 60_000

/**
 * Names of devices, asked for once: a phone on a bad line needs no list of last readings. Whoever sees a whole server is
 * told the device's id instead of waiting for a hundred thousand of them.
 */
function useDeviceNames(): Devices | undefined {
  const { role } = useSignedIn()
  const asked = {
    queryKey: DEVICES_KEY,
    queryFn: readDevices,
    staleTime: STALE_MS,
    enabled: isPhoneRole(role),
  }
  return useQuery(asked).data
}

/** Where to go: the zone, and the device there by the name that people gave it. */
export function useWhere(): (alert: WireAlert) => string {
  const { say } = useWords()
  const devices = useDeviceNames()
  const zoneName = useZoneName()
  return alert => {
    if (isOfSite(alert)) return say('alert.whole-site')
    const device =
      alert.deviceId === '' ? undefined : (devices?.byId.get(alert.deviceId)?.name ?? alert.deviceId)
    return [zoneName(alert.site, alert.zone), device].filter(Boolean).join(' · ')
  }
}
