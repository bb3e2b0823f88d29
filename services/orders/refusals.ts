import type { DeviceId } from '../domain/model/device.ts'
import { SYSTEM } from '../domain/model/person.ts'
import type { Instant } from '../domain/model/time.ts'
import type { OrderLimits } from './config.ts'
import type { Given, NewOrder } from './desk.ts'
import { PersonPace } from './person-pace.ts'
import type { Ways } from './ways.ts'

/** Why an order is not taken; nothing where it is. */
export type Refusal = (order: Pick<NewOrder, 'device' | 'name' | 'parameters' | 'by'>) => Given | undefined

export interface RefusalOptions {
  readonly ways: Pick<Ways, 'to'>
  readonly limits: OrderLimits
  readonly now: () => Instant
  readonly waiting: (device: DeviceId) => number
}

export function createRefusals({ ways, limits, now, waiting }: RefusalOptions): Refusal {
  const { waitingPerDeviceMax, perMinuteMax } = limits
  const pace = new PersonPace(perMinuteMax)
  return ({ device, name, parameters, by }) => {
    const way = ways.to(device)
    if (way === undefined)
      return {
        ok: false,
        code: 'ORDER_NO_WAY',
        detail: `nothing that is sent from here reaches ${device.id}`,
      }
    const reason = way.refuses?.(device, { name, parameters })
    if (reason !== undefined) return { ok: false, code: 'ORDER_NOT_KNOWN_TO_MODEL', detail: reason }
    const stray = way.strays?.(device, { name, parameters })
    if (stray !== undefined) return { ok: false, code: 'ORDER_STRAYS', detail: stray }
    // Of a fire, nothing is too many.
    if (by === SYSTEM) return undefined
    if (waiting(device.id) >= waitingPerDeviceMax)
      return { ok: false, code: 'ORDERS_TOO_MANY', detail: `LINLI_ORDERS_WAITING is ${waitingPerDeviceMax}` }
    if (pace.take(by, now())) return undefined
    return { ok: false, code: 'ORDERS_TOO_FAST', detail: `LINLI_ORDERS_PER_MINUTE is ${perMinuteMax}` }
  }
}
