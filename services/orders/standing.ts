import type { DeviceOrder, OrderSpecs, OrderState } from '../domain/model/order.ts'

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
  let last: DeviceOrder | undefined
  for (const order of orders) {
    if (names.stand.has(order.name)) last ??= order
    if (names.stand.has(order.name) && isDone(order)) return { order, last: last ?? order }
    if (!names.stand.has(order.name) && !CAME_TO_NOTHING.has(order.state)) return undefined
  }
  return undefined
}

const isDone = ({ state, late }: DeviceOrder): boolean => state === 'done' || late?.ok === true

const CAME_TO_NOTHING: ReadonlySet<OrderState> = new Set(['refused', 'expired', 'cancelled'])
