import type { KeptWill } from '../../store/mqtt-store.ts'
import type { GroupedWrites } from './grouped-writes.ts'
import { ownBytes } from './room.ts'

/** A last will as aedes hands it over and wants it back, marked with whose it is. */
export interface WillPacket {
  readonly topic: string
  readonly payload: Buffer
  readonly qos: number
  readonly retain: boolean
  brokerId?: string
  clientId?: string
}

/**
 * Last wills of connected clients, and those of clients that were connected when the last process ended. Nobody waits
 * for their writes: after a power cut a will of the last milliseconds may be missing. One whose connection is lost stays
 * until it is published, so that a kill before that leaves it to the next start.
 */
export class Wills {
  readonly #writes: GroupedWrites
  readonly #current = new Map<string, WillPacket>()
  readonly #former = new Map<string, WillPacket>()

  constructor(writes: GroupedWrites) {
    this.#writes = writes
  }

  restore(kept: readonly KeptWill[]): void {
    for (const { clientId, topic, payload, qos, retain } of kept)
      this.#former.set(clientId, { topic, payload: ownBytes(payload), qos, retain, clientId })
  }

  put(clientId: string, will: WillPacket): void {
    const { topic, qos, retain } = will
    this.#current.set(clientId, will)
    this.#writes.writeLater({ type: 'will', clientId, topic, payload: ownBytes(will.payload), qos, retain })
  }

  get(clientId: string): WillPacket | undefined {
    return this.#current.get(clientId)
  }

  current(): Iterable<WillPacket> {
    return this.#current.values()
  }

  /** Whatever is there under the name, also what an earlier process left behind: the client is back. */
  delete(clientId: string): WillPacket | undefined {
    const will = this.#current.get(clientId)
    const known = this.#current.delete(clientId)
    const wasKnown = this.#former.delete(clientId)
    if (known || wasKnown) this.#writes.writeLater({ type: 'will-gone', clientId })
    return will
  }

  /** Published, refused or taken back by a goodbye; by then a new connection of the client may have brought another. */
  over(will: object): void {
    const { clientId } = will as WillPacket
    if (clientId !== undefined && this.#current.get(clientId) === will) this.delete(clientId)
  }

  /** Wills of clients of an earlier process that did not come back under their client id. */
  former(): readonly (readonly [clientId: string, will: WillPacket])[] {
    return [...this.#former]
  }

  forgetFormer(clientId: string): void {
    if (this.#former.delete(clientId) && !this.#current.has(clientId))
      this.#writes.writeLater({ type: 'will-gone', clientId })
  }

  endOf(isOwner: (clientId: string) => boolean): void {
    for (const clientId of [...this.#former.keys()]) if (isOwner(clientId)) this.forgetFormer(clientId)
  }
}
