import type { Device } from '../domain/model/device.ts'
import { OCPP_SOURCE } from '../domain/model/origin.ts'
import type { Registry } from '../runtime/registry.ts'

/** More have no charge point; a number beyond is a fault of the charger. */
export const CONNECTORS_MAX = 64

export const CHARGER = 'ev-charger'
const GATEWAY = 'gateway'

/** Whoever is connected: a charger, or a cabinet with chargers behind it. Its token is that of its device. */
export interface ChargePoint {
  /** As it calls itself in the address. */
  readonly id: string
  readonly device: Device
}

export type NoChargePoint = 'charge-point-unknown' | 'not-a-charger'

type Devices = Pick<Registry, 'get' | 'heardAt'>

export function chargePointOf(id: string, registry: Devices): ChargePoint | NoChargePoint {
  const device = (registry.heardAt(OCPP_SOURCE, id) ?? registry.get(id))?.device
  if (device === undefined) return 'charge-point-unknown'
  return device.kind === CHARGER || device.kind === GATEWAY ? { id, device } : 'not-a-charger'
}

/**
 * The charger at a connector: that whose address is `{charge point}/{n}`, else that which is called `{device}-{n}` and names
 * the device as its gateway, else, of connector 1, the charge point itself where it is a charger.
 */
export function chargerAt(
  { id, device }: ChargePoint,
  connector: number,
  registry: Devices,
): Device | undefined {
  const addressed = registry.heardAt(OCPP_SOURCE, `${id}/${connector}`)?.device
  if (addressed !== undefined) return addressed.site === device.site ? addressed : undefined
  const named = registry.get(`${device.id}-${connector}`)?.device
  if (named?.gateway === device.id && named.site === device.site) return named
  return connector === 1 && device.kind === CHARGER ? device : undefined
}

/** By connector. */
export function chargersOf(chargePoint: ChargePoint, registry: Devices): ReadonlyMap<number, Device> {
  const found = new Map<number, Device>()
  for (let connector = 1; connector <= CONNECTORS_MAX; connector++) {
    const device = chargerAt(chargePoint, connector, registry)
    if (device !== undefined) found.set(connector, device)
  }
  return found
}

export interface Place {
  readonly chargePointId: string
  /** 0 where it is the charge point as a whole. */
  readonly connector: number
}

/** Where a device is to be found, were it connected: `chargerAt` the other way round. */
export function placeOf({ id, kind, gateway, origin }: Device, registry: Devices): Place | undefined {
  if (origin?.source === OCPP_SOURCE) return placeIn(origin.address, kind)
  const cabinet = gateway === undefined ? undefined : registry.get(gateway)?.device
  const number = cabinet && numberBehind(id, cabinet.id)
  if (cabinet !== undefined && number !== undefined)
    return { chargePointId: addressOf(cabinet), connector: number }
  return origin === undefined && (kind === CHARGER || kind === GATEWAY)
    ? { chargePointId: id, connector: kind === CHARGER ? 1 : 0 }
    : undefined
}

const addressOf = ({ id, origin }: Device): string => (origin?.source === OCPP_SOURCE ? origin.address : id)

function placeIn(address: string, kind: string): Place {
  const [, chargePointId, number] = /^(.+)\/(\d{1,2})$/.exec(address) ?? []
  if (chargePointId !== undefined) return { chargePointId, connector: Number(number) }
  return { chargePointId: address, connector: kind === CHARGER ? 1 : 0 }
}

function numberBehind(id: string, cabinet: string): number | undefined {
  const [, number] = id.startsWith(`${cabinet}-`)
    ? (/^(\d{1,2})$/.exec(id.slice(cabinet.length + 1)) ?? [])
    : []
  return number === undefined ? undefined : Number(number)
}
