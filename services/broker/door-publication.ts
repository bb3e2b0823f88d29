import type { PublishPacket } from 'aedes'
import { clearsStatus } from './interpret.ts'
import { type Answer, Publication, type Taken } from './publication.ts'

/** A publish that came through aedes, which waits for the answer of its hook. */
export class DoorPublication extends Publication {
  override readonly forOthers: PublishPacket | undefined
  readonly #answer: Answer

  constructor(taken: Omit<Taken, 'payloadBytes'>, packet: PublishPacket, answer: Answer) {
    super({ ...taken, payloadBytes: packet.payload.length })
    // What was refused is told to nobody.
    this.forOthers = taken.input?.type === 'status' || clearsStatus(packet) ? packet : undefined
    this.#answer = answer
  }

  protected override reply(failure: Error | null): void {
    // The acknowledgements of what came before it wait to be written.
    this.connection.acknowledgements.flush()
    this.#answer(failure ?? undefined)
  }
}
