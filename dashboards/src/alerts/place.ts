import { useCallback } from 'react'
import type { WireAlert } from '../../../services/api/wire/alert.ts'
import { useNameOf } from '../api/colleagues.ts'
import { type Devices, useDevices } from '../api/devices.ts'
import { usePlaces } from '../api/places.ts'
import { useWords } from '../words/words.ts'

/** A device by the name people gave it; by its id while that is not known (a device that was deleted, say). */
export const deviceName = (devices: Devices | undefined, id: string): string =>
  devices?.byId.get(id)?.name ?? id

/** It is about the site itself: of no registered device, and of no zone. */
export const isOfSite = (alert: WireAlert): boolean => alert.deviceKind === 'site'

export interface PlaceWords {
  readonly device: string
  readonly place: string
  /** Who has it, by name; nothing where nobody has. */
  readonly who: string
}

/** How to name where an alert is (the device, the zone, and the site where there is more than one) and whose it is. */
export function usePlaceWords(): (alert: WireAlert) => PlaceWords {
  const { data: devices } = useDevices()
  const { siteName, zoneName } = usePlaces()
  const { of } = useWords()
  const nameOf = useNameOf()
  return useCallback(
    (alert: WireAlert) => {
      const { site, zone, deviceId, assignee } = alert
      const names = [...(hasManySites(devices) ? [siteName(site)] : []), zoneName(site, zone)]
      return {
        device: deviceName(devices, deviceId),
        who: assignee === null ? '' : nameOf(assignee),
        place: isOfSite(alert) ? '' : names.map(of).join(' · '),
      }
    },
    [devices, siteName, zoneName, of, nameOf],
  )
}

const known = new WeakMap<Devices, boolean>()

/** Each row of a list asks: two thousand devices are looked at once, and not once a row. */
export function hasManySites(devices: Devices | undefined): boolean {
  if (devices === undefined) return false
  let many = known.get(devices)
  if (many === undefined) {
    many = devices.list.some(({ site }) => site !== devices.list[0]?.site)
    known.set(devices, many)
  }
  return many
}
