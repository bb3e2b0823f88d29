import type { DeviceId } from '../domain/model/device.ts'
import type { Instant } from '../domain/model/time.ts'
import type { Seq } from '../journal/journal.ts'

/** One step of what the broker keeps for its clients beyond a connection and a restart. */
export type MqttChange =
  | ({ readonly type: 'session' } & KeptSession)
  /** With its subscriptions, what waits for it and its halves of QoS 2 exchanges. */
  | { readonly type: 'session-ended'; readonly clientId: string }
  | ({ readonly type: 'subscribed' } & KeptSubscription)
  | { readonly type: 'unsubscribed'; readonly clientId: string; readonly filter: string }
  | ({ readonly type: 'queued' } & Pick<KeptMessage, 'clientId' | 'n' | 'topic' | 'payload' | 'qos'>)
  /** It is on its way under this id; until the client has answered, it is sent again under the same one. */
  | { readonly type: 'sent'; readonly clientId: string; readonly n: number; readonly messageId: number }
  /** QoS 2: the client has it, and has still to confirm that its id is free again. */
  | { readonly type: 'released'; readonly clientId: string; readonly n: number }
  /**
   * The alert events up to this number are with whoever was owed them. Only where those up to `after` are: then one that
   * could not be written is not passed over.
   */
  | { readonly type: 'alerts-published'; readonly after: Seq; readonly upTo: Seq }
  | { readonly type: 'unqueued'; readonly clientId: string; readonly n: number }
  | ({ readonly type: 'received' } & KeptReceipt)
  | ({ readonly type: 'receipt-done' } & KeptReceipt)
  | { readonly type: 'receipts-gone'; readonly clientId: string }
  | ({ readonly type: 'retained' } & KeptRetained)
  | { readonly type: 'unretained'; readonly topic: string }
  | ({ readonly type: 'will' } & KeptWill)
  | { readonly type: 'will-gone'; readonly clientId: string }

export interface KeptSession {
  readonly clientId: string
  readonly owner: DeviceId
  /** `null` while the client is connected. */
  readonly leftAt: Instant | null
}

export interface KeptSubscription {
  readonly clientId: string
  readonly filter: string
  readonly qos: number
}

/** A message that waits for a client; `n` grows with each of them. */
export interface KeptMessage {
  readonly clientId: string
  readonly n: number
  readonly topic: string
  readonly payload: Uint8Array
  readonly qos: number
  readonly messageId: number | null
  readonly released: boolean
}

/** A message id of a client whose QoS 2 message was taken and may still be sent again. */
export interface KeptReceipt {
  readonly clientId: string
  readonly messageId: number
}

export interface KeptRetained {
  readonly topic: string
  readonly payload: Uint8Array
  readonly qos: number
}

export interface KeptWill extends KeptRetained {
  readonly clientId: string
  readonly retain: boolean
}

export interface MqttRecords {
  readonly sessions: readonly KeptSession[]
  readonly subscriptions: readonly KeptSubscription[]
  /** In the order in which they were queued. */
  readonly queued: readonly KeptMessage[]
  readonly receipts: readonly KeptReceipt[]
  readonly retained: readonly KeptRetained[]
  readonly wills: readonly KeptWill[]
}

/**
 * What the broker keeps, in the same database as everything else. It is written through and read once, at start.
 *
 * - `save` resolves when the changes will survive a power cut; if it rejects, none of them was made. Calls take effect
 *   in their order.
 * - `load` gives everything that was saved.
 */
export interface MqttStore {
  load(): Promise<MqttRecords>
  save(changes: readonly MqttChange[]): Promise<void>
}
