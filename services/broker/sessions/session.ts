import type { DeviceId } from '../../domain/model/device.ts'
import type { Instant } from '../../domain/model/time.ts'
import { MessageQueue } from './message-queue.ts'
import { bytesOf } from './room.ts'

/** A connection of a client, as far as its session is concerned. */
export interface SessionHolder {
  readonly id: string
  close(): void
}

export interface Subscription {
  readonly topic: string
  readonly qos: number
}

/** What is kept for a client that asked for it with clean=0. */
export class Session {
  readonly clientId: string
  readonly owner: DeviceId
  readonly subscriptions = new Map<string, Subscription>()
  readonly queue = new MessageQueue()
  /** QoS 2 messages of the client's that it may still send again, by message id. */
  readonly receipts = new Map<number, Receipt>()
  /** The connection that it belongs to now. */
  holder: SessionHolder | undefined
  leftAt: Instant | null = null
  /** The client came back to it. */
  resumed = false
  ended = false

  constructor(clientId: string, owner: DeviceId) {
    this.clientId = clientId
    this.owner = owner
  }

  get bytes(): number {
    let bytes = 0
    for (const message of this.queue.values()) bytes += bytesOf(message)
    for (const receipt of this.receipts.values()) bytes += bytesOf(receipt)
    return bytes
  }
}

export interface Receipt {
  readonly topic: string
  readonly payload: Uint8Array
}
