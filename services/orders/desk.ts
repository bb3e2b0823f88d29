import type { Device, DeviceId } from '../domain/model/device.ts'
import type { DeviceOrder, OrderParameters } from '../domain/model/order.ts'
import type { Actor } from '../domain/model/person.ts'
import type { Instant } from '../domain/model/time.ts'

export interface NewOrder {
  readonly device: Device
  readonly name: string
  /** As its kind takes them: they are checked before. */
  readonly parameters: OrderParameters
  readonly by: Actor
  readonly note?: string
  /** What it is given for: its history says so, and what became of it. */
  readonly alert?: string
  /** Given once, whatever comes in between: the same again is answered with the order that there is. */
  readonly key?: string
  /** How often in a row it is told again by now: see `DeviceOrder`. */
  readonly again?: number
  /** Since when it is wanted: it expires as long after that. Now where absent. */
  readonly since?: Instant
}

export type Given =
  | { readonly ok: true; readonly order: DeviceOrder }
  | {
      readonly ok: false
      readonly code:
        | 'ORDERS_TOO_MANY'
        | 'ORDERS_TOO_FAST'
        | 'ORDER_NO_WAY'
        | 'ORDER_NOT_KNOWN_TO_MODEL'
        | 'ORDER_STRAYS'
        | 'IDEMPOTENCY_KEY_REUSED'
      readonly detail: string
    }

export type Cancelled =
  | { readonly ok: true; readonly order: DeviceOrder }
  | { readonly ok: false; readonly code: 'ORDER_NOT_FOUND' | 'ORDER_SENT' }

/**
 * Where orders to devices are given and followed. An order is kept before it is answered for, goes out in its turn, one at
 * a time of each device, and ends in a state that says what is known of it.
 */
export interface OrderDesk {
  give(order: NewOrder): Promise<Given>
  /** The latest first; of those since then. */
  list(device: DeviceId, since: Instant): Promise<readonly DeviceOrder[]>
  /** What was given to others and hit this device too. The latest first; of those since then. */
  hitting(device: Device, since: Instant): Promise<readonly DeviceOrder[]>
  /** Which others such an order hits too. */
  alsoHits(device: Device, name: string): readonly DeviceId[]
  /** What was sent cannot be taken back. */
  cancel(device: DeviceId, id: string): Promise<Cancelled>
  /** Whether the device would hear of one now; nothing where there is no way to it at all. */
  isReached(device: Device): boolean | undefined
  /** Why such a device can never be told this by any who give it: its source or its model has no words for it. Kebab-case. */
  unfit(device: Device, name: string): string | undefined
  /** It is gone, or somebody else's: what waits for it is cancelled. */
  forget(device: DeviceId): Promise<void>
}
