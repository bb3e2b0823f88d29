import { Publication, type Taken } from './publication.ts'

/** A reading that never went through aedes: acknowledged with others of its commit. */
export class TelemetryPublication extends Publication {
  readonly #messageId: number | undefined

  /** Without a message id at QoS 0, where nothing is answered. */
  constructor(taken: Omit<Taken, 'payloadBytes'>, payloadBytes: number, messageId: number | undefined) {
    super({ ...taken, payloadBytes })
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
