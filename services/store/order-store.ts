import type { DeviceId } from '../domain/model/device.ts'
import type { DeviceOrder } from '../domain/model/order.ts'
import type { Instant } from '../domain/model/time.ts'

/** What of an order its alert's history has heard: nothing, that it was given, what became of it. */
export type Told = 0 | 1 | 2

/** Orders to devices, owned here, never in the log; writes are durable when they resolve. */
export interface OrderStore {
  /**
   * Keeps a new one. Of the same key there is one order for ever: answers with the one that there was, unchanged, where it
   * was given before.
   */
  addOrder(order: DeviceOrder, key?: string): Promise<DeviceOrder>
  saveOrder(order: DeviceOrder): Promise<void>
  /** The order that was given under the key. */
  orderOfKey(key: string): Promise<DeviceOrder | undefined>
  /** Those that are not over, in the order in which they were given. */
  openOrders(): Promise<readonly DeviceOrder[]>
  /** The latest first; of those since then. */
  ordersOf(device: DeviceId, since: Instant, countMax: number): Promise<readonly DeviceOrder[]>
  /** The latest first, behind so many that are skipped; of those names alone. */
  ordersCalled(
    device: DeviceId,
    names: readonly string[],
    countMax: number,
    skipped: number,
  ): Promise<readonly DeviceOrder[]>
  /** Devices that were ever given an order of such a name. */
  devicesOrdered(names: readonly string[]): Promise<readonly DeviceId[]>
  /** Given for an alert whose history does not yet say all of it. */
  untoldOrders(): Promise<readonly { readonly order: DeviceOrder; readonly told: Told }[]>
  orderTold(id: string, told: Told): Promise<void>
  /** Those that are over and were given before then, but for these. */
  forgetOrders(before: Instant, except?: readonly string[]): Promise<void>
}
