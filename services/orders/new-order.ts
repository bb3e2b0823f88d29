import { isDeepStrictEqual } from 'node:util'
import type { DeviceId } from '../domain/model/device.ts'
import { type DeviceOrder, type OrderSpec, shownParameters } from '../domain/model/order.ts'
import type { Instant } from '../domain/model/time.ts'
import type { Given, NewOrder } from './desk.ts'

export function newOrder(
  id: string,
  { device, key: _, since, ...order }: NewOrder,
  spec: OrderSpec | undefined,
  alsoHits: readonly DeviceId[],
  at: Instant,
): DeviceOrder {
  const expiresAt = (since ?? at) + (spec?.expiresAfterMs ?? 0)
  const hits = alsoHits.length === 0 ? {} : { alsoHits }
  return { id, device: device.id, site: device.site, ...order, ...hits, at, expiresAt, state: 'queued' }
}

/** The same key again: the same order, or a request that is another one. What is secret in it is no longer known. */
export function repeated(
  before: DeviceOrder,
  { device, name, parameters, alert }: NewOrder,
  spec: OrderSpec | undefined,
): Given {
  const shown = (given: DeviceOrder['parameters']) => shownParameters(given, spec)
  const isSame =
    before.device === device.id &&
    before.name === name &&
    before.alert === alert &&
    isDeepStrictEqual(shown(before.parameters), shown(parameters))
  if (isSame) return { ok: true, order: before }
  return { ok: false, code: 'IDEMPOTENCY_KEY_REUSED', detail: `it gave the order ${before.id}` }
}
