import type { PublishPacket } from 'aedes'
import type { Device } from '../domain/model/device.ts'
import type { Input } from '../domain/model/input.ts'
import type { Instant } from '../domain/model/time.ts'
import { type Intake, type Result, submitAll } from '../runtime/intake.ts'
import type { Connection } from './connection.ts'
import { type Answer, Publication } from './publication.ts'

/** A publish in a source's own words, of any number of devices: answered when all that it said is committed. */
export class SourcePublication extends Publication {
  readonly #inputs: readonly Input[]
  readonly #answer: Answer

  constructor(
    connection: Connection,
    /** The gateway, or whom it speaks for. */
    device: Device,
    inputs: readonly Input[],
    startAt: Instant,
    packet: PublishPacket,
    answer: Answer,
  ) {
    super(connection, device, inputs[0], startAt, packet.payload.length)
    this.#inputs = inputs
    this.#answer = answer
  }

  override submit(intake: Pick<Intake, 'submit'>, done: (result: Result) => void): void {
    submitAll(intake, this.device.site, this.#inputs, done)
  }

  protected override reply(failure: Error | null): void {
    this.connection.acknowledgements.flush()
    this.#answer(failure ?? undefined)
  }
}
