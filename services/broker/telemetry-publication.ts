import type { Device } from '../domain/model/device.ts'
import type { Input } from '../domain/model/input.ts'
import type { Instant } from '../domain/model/time.ts'
import type { Connection } from './connection.ts'
import { Publication } from './publication.ts'

/** A reading that never went through aedes: acknowledged with others of its commit. */
export class TelemetryPublication extends Publication {
  readonly #messageId: number | undefined

  /** Without a message id at QoS 0, where nothing is answered. */
  constructor(
    connection: Connection,
    device: Device,
    input: Input | undefined,
    startAt: Instant,
    payloadBytes: number,
    messageId: number | undefined,
  ) {
    super(connection, device, input, startAt, payloadBytes)
    this.#messageId = messageId
  }

  protected override reply(failure: Error | null): void {
    const { socket, acknowledgements, client } = this.connection
    if (failure !== null) {
      // As aedes does with a hook that fails: the device sends it again when it is back.
      acknowledgements.flush()
      if (!socket.destroyed) client?.emit('error', failure)
    } else if (this.#messageId !== undefined) acknowledgements.add(this.#messageId)
  }
}
