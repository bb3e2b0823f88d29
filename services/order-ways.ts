// The ways of orders to devices. Wiring, as in app.ts.
import type { Broker } from './broker/broker.ts'
import { ordersToChargers } from './chargers.ts'
import type { DevicesIn } from './devices-in.ts'
import type { OcppDoor } from './ocpp/door.ts'
import type { OrderTransport } from './orders/transport.ts'
import type { Runtime } from './runtime/runtime.ts'
import type { Tally } from './runtime/tally.ts'
import { Down } from './sources/down.ts'
import { SourceOrders } from './sources/order-transport.ts'
import { Rebirths } from './sources/rebirths.ts'

export interface OrderWayOptions {
  readonly chargers: OcppDoor | undefined
  readonly devicesIn: Pick<DevicesIn, 'sources' | 'bridges'>
  readonly broker: Pick<Broker, 'words' | 'orders'>
  readonly runtime: Runtime
  readonly tally: Tally
}

/** The chargers' door, sources, and the server's own words. By the way of sources their senders are asked to say again what was lost. */
export function orderWays(options: OrderWayOptions): readonly OrderTransport[] {
  const { chargers, devicesIn, broker, runtime, tally } = options
  const { sources, bridges } = devicesIn
  const down = new Down({ bridges, gateways: broker.words })
  new Rebirths({ sources, down, tally, now: Date.now })
  const throughSources = new SourceOrders({ sources, registry: runtime.registry, down, now: Date.now })
  return [...ordersToChargers(chargers, { runtime, tally }), throughSources, broker.orders]
}
