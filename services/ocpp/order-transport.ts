import type { Device } from '../domain/model/device.ts'
import { OCPP_SOURCE } from '../domain/model/origin.ts'
import { type DurationMs, SECOND } from '../domain/model/time.ts'
import type { OrderTransport } from '../orders/transport.ts'
import type { Registry } from '../runtime/registry.ts'
import type { Tally } from '../runtime/tally.ts'
import type { Timers } from '../runtime/timers.ts'
import { type ChargePoint, chargersOf } from './charge-point.ts'
import { isAccepted, isUnknown, type Ordering, orders } from './order-steps.ts'
import type { Reached, Room } from './room.ts'

export interface OcppOrdersOptions {
  readonly room: Room
  readonly registry: Pick<Registry, 'get' | 'heardAt'>
  readonly timers: Timers
  readonly tally: Tally
}

/** How long a charger that is asked for its meter may take to tell which transaction runs. */
const TRANSACTION_MS_MAX: DurationMs = 10 * SECOND

/** Orders to chargers, in the calls of OCPP. */
export function ocppOrders(options: OcppOrdersOptions): OrderTransport {
  const { room, registry } = options
  return {
    name: 'ocpp',
    reaches: device => device.origin?.source === OCPP_SOURCE || room.hasSeen(device),
    isConnected: device => room.reaching(device) !== undefined,
    async send(device, { name, parameters }) {
      const order = Object.hasOwn(orders, name) ? orders[name] : undefined
      if (order === undefined) return { ok: false, reason: 'order-unknown' }
      const reached = room.reaching(device)
      if (reached === undefined) return { ok: false, reason: 'gone' }
      const answer = await order(ordering(device, parameters, reached, options))
      // Nobody knows whether it was done: the desk's clock says when that is so.
      return isUnknown(answer) ? new Promise(() => {}) : answer
    },
    onConnected: listener =>
      room.onConnected(chargePoint => {
        for (const device of devicesAt(chargePoint, registry)) listener(device)
      }),
  }
}

const devicesAt = (chargePoint: ChargePoint, registry: OcppOrdersOptions['registry']) =>
  new Set<Device>([chargePoint.device, ...chargersOf(chargePoint, registry).values()])

function ordering(
  device: Device,
  parameters: Ordering['parameters'],
  { connection, connector: own }: Reached,
  { registry, timers, tally }: OcppOrdersOptions,
): Ordering {
  const told = parameters.connectorId
  const connector = typeof told === 'number' ? told : own
  const call: Ordering['call'] = async (action, payload) => {
    const answer = await connection.calls.call(action, payload)
    tally.add('ocpp_calls', answer.ok ? 'answered' : answer.reason)
    return answer
  }
  return {
    ...{ connector, parameters, call, status: registry.get(device.id)?.values.status },
    async transaction() {
      const { station } = connection
      const known = station.transactions.get(connector)
      if (known !== undefined) return known
      const asked = await call('TriggerMessage', { requestedMessage: 'MeterValues', connectorId: connector })
      // What was asked for may have come with the answer.
      const told = station.transactions.get(connector)
      if (told !== undefined || !asked.ok || !isAccepted(asked.payload.status)) return told
      return station.transactionAt(connector, timers, TRANSACTION_MS_MAX)
    },
  }
}
