import type { DeviceOrder, OrderState } from '../domain/model/order.ts'
import type { Instant } from '../domain/model/time.ts'
import { ConnectionLost, type OrderAnswer, type OrderUnanswered } from './transport.ts'

/** How an order moves on; each is a new one, and time is an argument. */

export const sent = (order: DeviceOrder, at: Instant, transport: string): DeviceOrder => ({
  ...order,
  state: 'sent',
  sentAt: at,
  transport,
})

type End = Exclude<OrderState, 'queued' | 'sent'>

export const ended = (order: DeviceOrder, state: End, at: Instant, reason?: string): DeviceOrder => ({
  ...order,
  state,
  endedAt: at,
  ...(reason !== undefined && { reason }),
})

/** All that is kept of it: a charger that is asked for its settings has much to say, and nobody reads more. */
const SAID_CHARS_MAX = 2_000

export function answered(order: DeviceOrder, answer: OrderAnswer, at: Instant): DeviceOrder {
  const over = answer.ok ? ended(order, 'done', at) : ended(order, 'refused', at, answer.reason)
  return answer.said === undefined ? over : { ...over, said: answer.said.slice(0, SAID_CHARS_MAX) }
}

/** It did it, or not, when nobody waited any more: it stays timed out, and says so besides. */
export const answeredLate = (order: DeviceOrder, answer: OrderAnswer, at: Instant): DeviceOrder => ({
  ...order,
  late: { at, ...answer, ...(answer.said !== undefined && { said: answer.said.slice(0, SAID_CHARS_MAX) }) },
})

/** From then on it is worth nothing any more. */
export const isExpired = ({ expiresAt }: DeviceOrder, now: Instant): boolean => now >= expiresAt

/**
 * What becomes, after a restart, of one that was sent and not answered: it waits again where twice is as good as once, else
 * nobody knows whether it was done.
 */
export function afterRestart(order: DeviceOrder, isIdempotent: boolean, now: Instant): DeviceOrder {
  if (order.state !== 'sent') return order
  if (!isIdempotent) return ended(order, 'timed-out', now, 'unknown-after-restart')
  return waitingAgain(order)
}

/** What becomes of one that was sent and is not answered any more: as after a restart where its connection was lost. */
export function unanswered(
  order: DeviceOrder,
  why: OrderUnanswered,
  isIdempotent: boolean,
  now: Instant,
): DeviceOrder {
  const isWanted = why instanceof ConnectionLost && isIdempotent && !isExpired(order, now)
  return isWanted ? waitingAgain(order) : ended(order, 'timed-out', now, why.reason)
}

function waitingAgain({ sentAt: _, transport: __, ...order }: DeviceOrder): DeviceOrder {
  return { ...order, state: 'queued' }
}
