import { type DeviceOrder, isEnded, type OrderSpecs, type OrderState } from '../domain/model/order.ts'
import type { Instant } from '../domain/model/time.ts'

/** Orders that stand until another one undoes them, and those others: of one kind, by name. */
export interface StandingNames {
  readonly stand: ReadonlySet<string>
  readonly all: readonly string[]
}

export function standingNames(orders: OrderSpecs = {}): StandingNames {
  const standing = Object.entries(orders).filter(([, { overtakes }]) => overtakes !== undefined)
  const undoing = standing.flatMap(([, { overtakes = [] }]) => overtakes)
  return {
    stand: new Set(standing.map(([name]) => name)),
    all: [...standing.map(([name]) => name), ...undoing],
  }
}

export interface Standing {
  /** It was done, and nobody gave it back. */
  readonly order: DeviceOrder
  /** The latest try at it, where it was told again since; else itself. */
  readonly last: DeviceOrder
}

/**
 * What stands of such orders of a device, the latest first. An order that undoes it need not be known to be done: whoever gave
 * it wants it so. One that the device refused, or that never went out, undoes nothing.
 */
export function standingAmong(orders: readonly DeviceOrder[], names: StandingNames): Standing | undefined {
  const order = orders.find(one => decides(one, names))
  if (order === undefined || !names.stand.has(order.name)) return undefined
  return { order, last: orders.find(({ name }) => names.stand.has(name)) ?? order }
}

/** It was given back, as far as anybody will know: the device may say again that it gives it. */
export function isGivenBack(orders: readonly DeviceOrder[], names: StandingNames): boolean {
  const order = orders.find(one => decides(one, names))
  return order !== undefined && !names.stand.has(order.name) && isEnded(order.state)
}

/** What was ordered before it is of no weight any more. */
export const decides = (order: DeviceOrder, { stand }: StandingNames): boolean =>
  stand.has(order.name) ? isDone(order) : !CAME_TO_NOTHING.has(order.state)

export const isDone = ({ state, late }: DeviceOrder): boolean => state === 'done' || late?.ok === true

const CAME_TO_NOTHING: ReadonlySet<OrderState> = new Set(['refused', 'expired', 'cancelled'])

/** When its end was known, or it was given where it is not over. */
export const knownAt = ({ late, endedAt, at }: DeviceOrder): Instant => late?.at ?? endedAt ?? at
