import type { WireChargerDoor } from '../../../../services/api/wire/charger-door.ts'
import type { WireDevice } from '../../../../services/api/wire/device.ts'
import { useGet } from '../../api/use-get.ts'
import { useCan } from '../../app/rights.ts'
import { chargerUrl } from '../add/charger-url.ts'
import { OCPP } from './use-way.ts'

/** The one kind that has a door of its own besides. */
export const CHARGER = 'ev-charger'

/** One behind a cabinet, or that another system speaks for, has no line of its own. */
export const isAtDoor = ({ kind, origin, gateway }: WireDevice): boolean =>
  origin === undefined ? kind === CHARGER && gateway === undefined : origin.source === OCPP

/** The whole address that is typed into it; its end where nobody may know more, and `null` where there is no such door. */
export function useDoorAddress({ id, origin }: WireDevice): string | null {
  const can = useCan()
  const { data } = useGet<WireChargerDoor>('/api/charger-door', { enabled: can('sources.read') })
  if (data?.door === null) return null
  const path = `/ocpp/${encodeURIComponent(origin?.address ?? id)}`
  return data === undefined ? path : chargerUrl(location.hostname, { ...data.door, path })
}
