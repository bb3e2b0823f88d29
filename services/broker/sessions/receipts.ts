import type { DeviceId } from '../../domain/model/device.ts'
import type { GroupedWrites } from './grouped-writes.ts'
import { bytesOf, ownBytes, type Room } from './room.ts'
import type { Receipt } from './session.ts'
import type { Sessions } from './sessions.ts'

interface Sender {
  readonly id: string
  readonly clean?: boolean
}

export interface ReceivedPacket {
  readonly topic: string
  readonly payload: Buffer
  readonly qos: number
  readonly retain: boolean
  readonly dup: boolean
  readonly messageId: number
}

interface Again {
  readonly qos: number
  readonly messageId?: number | undefined
}

export interface ReceiptsOptions {
  readonly sessions: Sessions
  readonly writes: GroupedWrites
  readonly room: Room
  /** Of a client that keeps no session. */
  readonly ownerOf: (clientId: string) => DeviceId
}

/**
 * QoS 2 messages that were taken and that their sender has not yet let go: each may come again and is not taken again.
 * Those of a client with a clean session live as long as its connection, the others as its session.
 */
export class Receipts {
  readonly #options: ReceiptsOptions
  readonly #ofClean = new Map<string, Map<number, Receipt>>()

  constructor(options: ReceiptsOptions) {
    this.#options = options
  }

  /** Resolves when it is durable: only then may the sender be told. */
  async store(sender: Sender, packet: ReceivedPacket): Promise<void> {
    const { writes, room } = this.#options
    const { topic, qos, retain, dup, messageId } = packet
    const own = { cmd: 'publish', topic, payload: ownBytes(packet.payload), qos, retain, dup, messageId }
    const owner = this.#ownerOf(sender)
    const refusal = room.take(owner, bytesOf(own))
    if (refusal !== undefined) throw new Error(`no room for another QoS 2 message: ${refusal}`)
    try {
      if (!sender.clean) await writes.write({ type: 'received', clientId: sender.id, messageId })
    } catch (error) {
      room.give(owner, bytesOf(own))
      throw error
    }
    this.#forget(sender, this.#opened(sender), messageId)
    this.#opened(sender).set(messageId, own)
  }

  /** It was taken before, and comes again. */
  has(sender: Sender | undefined, { qos, messageId }: Again): boolean {
    if (sender === undefined || qos !== 2 || messageId === undefined) return false
    return this.get(sender, messageId) !== undefined
  }

  get(sender: Sender, messageId: number): Receipt | undefined {
    return this.#known(sender)?.get(messageId)
  }

  /** Resolves when it is durable: from then on the sender may use the id for another message. */
  async delete(sender: Sender, messageId: number): Promise<void> {
    const known = this.#known(sender)
    if (known === undefined || !this.#forget(sender, known, messageId)) throw new Error('no such packet')
    if (!sender.clean)
      await this.#options.writes.write({ type: 'receipt-done', clientId: sender.id, messageId })
  }

  /** The connection of a clean session began or ended. */
  async clear(sender: Sender): Promise<void> {
    const clean = this.#ofClean.get(sender.id)
    for (const messageId of [...(clean?.keys() ?? [])])
      this.#forget(sender, clean as Map<number, Receipt>, messageId)
    this.#ofClean.delete(sender.id)
    const kept = this.#options.sessions.get(sender.id)?.receipts
    if (kept === undefined || kept.size === 0) return
    for (const messageId of [...kept.keys()]) this.#forget(sender, kept, messageId)
    await this.#options.writes.write({ type: 'receipts-gone', clientId: sender.id })
  }

  #known(sender: Sender): Map<number, Receipt> | undefined {
    return sender.clean ? this.#ofClean.get(sender.id) : this.#options.sessions.get(sender.id)?.receipts
  }

  #opened(sender: Sender): Map<number, Receipt> {
    if (!sender.clean) return this.#options.sessions.of(sender.id).receipts
    const known = this.#ofClean.get(sender.id) ?? new Map<number, Receipt>()
    this.#ofClean.set(sender.id, known)
    return known
  }

  #ownerOf({ id }: Sender): DeviceId {
    return this.#options.sessions.get(id)?.owner ?? this.#options.ownerOf(id)
  }

  #forget(sender: Sender, receipts: Map<number, Receipt>, messageId: number): boolean {
    const receipt = receipts.get(messageId)
    if (receipt !== undefined) this.#options.room.give(this.#ownerOf(sender), bytesOf(receipt))
    return receipts.delete(messageId)
  }
}
