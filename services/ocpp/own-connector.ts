import type { Device } from '../domain/model/device.ts'
import type { OrderParameters } from '../domain/model/order.ts'
import type { Registry } from '../runtime/registry.ts'
import { type ChargePoint, chargePointOf, chargersOf, placeOf } from './charge-point.ts'
import type { Unclaimed } from './ordering.ts'
import { isDangerous, type Station, WHOLE } from './station.ts'

type Devices = Pick<Registry, 'get' | 'heardAt'>

/** The other chargers of its station, which share what is done to the whole. */
export function besideOf(device: Device, registry: Devices): readonly Device[] {
  const place = placeOf(device, registry)
  const chargePoint = place && chargePointOf(place.chargePointId, registry)
  if (chargePoint === undefined || typeof chargePoint === 'string') return []
  return [...new Set(chargersOf(chargePoint, registry).values())].filter(({ id }) => id !== device.id)
}

/** What is wrong with the connector that is named to a device: nothing where it is its own, or the whole station is. */
export function strayConnector(
  device: Device,
  { connectorId: told }: OrderParameters,
  registry: Devices,
): string | undefined {
  const place = placeOf(device, registry)
  if (told === undefined || place === undefined || told === place.connector) return undefined
  const chargePoint = chargePointOf(place.chargePointId, registry)
  const isItsStation = typeof chargePoint !== 'string' && chargePoint.device.id === device.id
  if (isItsStation && besideOf(device, registry).length === 0) return undefined
  return `connectorId: ${device.id} is connector ${place.connector}, not ${told}`
}

/** Connectors that a station has spoken of and at which nobody registered a charger. */
export function unclaimedAt(
  chargePoint: ChargePoint,
  station: Station,
  registry: Devices,
): readonly Unclaimed[] {
  const registered = chargersOf(chargePoint, registry)
  return station.connectors
    .filter(connector => connector !== WHOLE && !registered.has(connector))
    .map(connector => ({
      connector,
      isDangerous: isDangerous(station.errorOf(connector)),
      isOut: station.statusOf(connector) === 'Unavailable',
    }))
}
