import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { DeviceCredentials } from './broker/credentials.ts'
import type { Configuration } from './config/configuration.ts'
import type { DevicesIn } from './devices-in.ts'
import { kinds } from './domain/kinds/kinds.ts'
import type { ChargerDoor } from './ocpp/desk.ts'
import type { OcppDoor } from './ocpp/door.ts'
import { ocppOrders } from './ocpp/order-transport.ts'
import type { OrderTransport } from './orders/transport.ts'
import type { DeviceRefusals } from './runtime/device-refusals.ts'
import type { Runtime } from './runtime/runtime.ts'
import type { Tally } from './runtime/tally.ts'
import { realTimers } from './runtime/timers.ts'
import type { Storage } from './store/storage.ts'

export interface ChargersOptions {
  readonly config: Pick<Configuration, 'ocpp' | 'api'>
  readonly credentials: DeviceCredentials
  readonly runtime: Runtime
  readonly devicesIn: Pick<DevicesIn, 'sources'>
  readonly storage: Pick<Storage, 'charging'>
  readonly tally: Tally
  readonly refusals: DeviceRefusals
  readonly log: Logger
}

/** The chargers' door, where there is to be one. Nobody is let in before it begins. */
export async function doorForChargers(options: ChargersOptions): Promise<OcppDoor | undefined> {
  const { config, runtime, devicesIn, storage } = options
  if (config.ocpp === undefined) return undefined
  // Fetched here: to read the official schemas takes a twentieth of a start, and most communities have no chargers.
  const { createOcppDoor } = await import('./ocpp/door.ts')
  const door = createOcppDoor({
    ...options,
    config: config.ocpp,
    ...(config.api.tls && { certificate: config.api.tls }),
    registry: runtime.registry,
    kinds,
    intake: runtime,
    unclaimed: devicesIn.sources.unclaimed,
    sessions: storage.charging,
    timers: realTimers,
    now: () => runtime.now(),
    steadyNowMs: () => performance.now(),
    newId: randomUUID,
  })
  options.credentials.whenChanged(id => door.room.signOut(id))
  return door
}

/** The way of orders to chargers that are heard there, where there is such a door. */
export const ordersToChargers = (
  door: OcppDoor | undefined,
  { runtime, tally }: Pick<ChargersOptions, 'runtime' | 'tally'>,
): OrderTransport[] =>
  door === undefined
    ? []
    : [
        ocppOrders({
          ...door,
          ...{ registry: runtime.registry, timers: realTimers, tally },
          ...{ now: () => runtime.now(), systemNow: Date.now },
        }),
      ]

/** As those see it who look after chargers. */
export const shownDoor = (
  door: OcppDoor | undefined,
  port: number | undefined,
): { readonly chargerDoor?: ChargerDoor } =>
  door === undefined || port === undefined
    ? {}
    : {
        chargerDoor: {
          ...{ visits: door.visits, turnedAway: door.turnedAway, securityProfile: door.securityProfile },
          port,
        },
      }
