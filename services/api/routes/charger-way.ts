import type { Device } from '../../domain/model/device.ts'
import { OCPP_SOURCE } from '../../domain/model/origin.ts'
import type { ChargerDoor } from '../../ocpp/desk.ts'
import type { WireChargerWay } from '../wire/device-token.ts'

type Door = Pick<ChargerDoor, 'port' | 'securityProfile'>

/**
 * What is typed into a charger so that it connects to the server itself; `null` where the server has no door for it, nothing
 * of what is heard elsewhere: a charger behind a cabinet has no line of its own.
 */
export function chargerWay(
  { id, kind, origin, gateway }: Device,
  door: Door | undefined,
): WireChargerWay | null | undefined {
  const isOwn = kind === 'ev-charger' && origin === undefined && gateway === undefined
  if (!isOwn && origin?.source !== OCPP_SOURCE) return undefined
  if (door === undefined) return null
  const chargePoint = origin?.address ?? id
  const path = `/ocpp/${encodeURIComponent(chargePoint)}`
  return { chargePoint, path, port: door.port, securityProfile: door.securityProfile }
}
