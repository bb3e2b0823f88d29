import type { Device, DeviceId } from '../domain/model/device.ts'
import type { OrderParameters } from '../domain/model/order.ts'
import type { DurationMs, Instant } from '../domain/model/time.ts'

/** An order as it goes out: its id names it in the answer. */
export interface SentOrder {
  readonly id: string
  readonly name: string
  readonly parameters: OrderParameters
  /** After this it is worth nothing any more: a device that hears it later leaves it. */
  readonly expiresAt: Instant
  /** It goes before all that waits, also for others on the same way. */
  readonly isUrgent?: true
}

/** What became of it, in the device's words: `reason` is kebab-case, `said` what it said to it, if anything. */
export type OrderAnswer =
  | { readonly ok: true; readonly said?: string }
  | { readonly ok: false; readonly reason: string; readonly said?: string }

/** Why `signal` ends: what the device answered is on disk, and may be acknowledged to it. */
export const KEPT = 'kept'

/**
 * Of an answer that nobody waits for any more: resolves when it is on disk, with whether there was such an order. Where its end
 * is just being written it is looked at again; it rejects where that never comes.
 */
export type HearLate = (device: Device, id: string, answer: OrderAnswer) => Promise<boolean>

export interface Contradiction {
  /** In its words. */
  readonly said: string
  /** By the system's clock, as orders are. What was so before the order was done contradicts nothing. */
  readonly at: Instant
}

/** Without `what` it says that it keeps to the order. */
export type HearContradiction = (device: Device, name: string, what: Contradiction | undefined) => void

/** Sent, and of which nobody knows whether it was done: with the reason that is kept of it, in kebab-case. */
export class OrderUnanswered extends Error {
  readonly reason: string

  constructor(reason: string) {
    super(reason)
    this.reason = reason
  }
}

/** Nobody answers any more: where twice is as good as once it waits for the next connection. */
export class ConnectionLost extends OrderUnanswered {
  constructor() {
    super('connection-lost')
  }
}

/**
 * A way to a device: the MQTT door, a bridge, the chargers' door. Each order is sent once; whether it is sent again, and
 * how long its answer is waited for, is the desk's business, which owns the clock. One that rejects or never answers is
 * timed out: nobody knows whether it was done. With `OrderUnanswered` it says why.
 */
export interface OrderTransport {
  /** Kebab-case; recorded with what was sent. */
  readonly name: string
  /** Whether this is the way to the device at all, connected or not. The first of all transports that says so is it. */
  reaches(device: Device): boolean
  /** Whether it would hear now, of the order where one is asked about: ways may differ by what is told. */
  isConnected(device: Device, order?: Pick<SentOrder, 'name' | 'parameters'>): boolean
  /** Why such a device can never be told this, in kebab-case, so that it is said at once and nothing waits; nothing where it can. */
  refuses?(device: Device, order: Pick<SentOrder, 'name' | 'parameters'>): string | undefined
  /** What in the order would reach another device than the one it is given to; nothing where all is well. */
  strays?(device: Device, order: Pick<SentOrder, 'name' | 'parameters'>): string | undefined
  /** Which other devices such an order hits too; without one, those that share what any order may hit. */
  alsoHits?(device: Device, name?: string): readonly DeviceId[]
  /** How long its answer takes, where that may be longer than what the kind says. */
  answerWithinMs?(device: Device): DurationMs | undefined
  /**
   * `signal` ends the wait, with `KEPT` where the answer is on disk. With any other reason no answer counts any more, and
   * what was kept for it is let go.
   */
  send(device: Device, order: SentOrder, signal?: AbortSignal): Promise<OrderAnswer>
  /** Tells of each device that may be connected now, so that what waits for it goes out. Returns how to end it. */
  onConnected(listener: (device: Device) => void): () => void
  /** Tells of each device that says what cannot be where an order of this name was done, or again what can. Returns how to end it. */
  onContradicted?(hear: HearContradiction): () => void
  /** Where answers may come when nobody waits any more. */
  onLate?(hear: HearLate): void
}
