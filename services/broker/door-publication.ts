import type { PublishPacket } from 'aedes'
import type { Device } from '../domain/model/device.ts'
import type { Input } from '../domain/model/input.ts'
import type { Instant } from '../domain/model/time.ts'
import type { Connection } from './connection.ts'
import { clearsStatus } from './interpret.ts'
import { type Answer, Publication } from './publication.ts'

/** A publish that came through aedes, which waits for the answer of its hook. */
export class DoorPublication extends Publication {
  override readonly forOthers: PublishPacket | undefined
  readonly #answer: Answer

  constructor(
    connection: Connection,
    device: Device,
    input: Input | undefined,
    startAt: Instant,
    packet: PublishPacket,
    answer: Answer,
  ) {
    super(connection, device, input, startAt, packet.payload.length)
    // What was refused is told to nobody.
    this.forOthers = input?.type === 'status' || clearsStatus(packet) ? packet : undefined
    this.#answer = answer
  }

  protected override reply(failure: Error | null): void {
    // The acknowledgements of what came before it wait to be written.
    this.connection.acknowledgements.flush()
    this.#answer(failure ?? undefined)
  }
}
