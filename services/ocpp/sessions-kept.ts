import type { Logger } from 'pino'
import type { ChargingStore } from '../store/charging-store.ts'

export interface SessionsKeptOptions {
  readonly sessions: ChargingStore
  readonly log: Pick<Logger, 'warn'>
}

/** The sessions of one charge point, beyond a restart of the server. */
export interface KeptSessions {
  /** Those that ran when the server was last there, by connector: they may be over. */
  readonly remembered: ReadonlyMap<number, number>
  began(connector: number, id: number): void
  ended(connector: number): void
}

/**
 * Which sessions run. A session is ended by its id, which a charger says when it begins and many never again: a server that
 * forgot it could not stop the current. Nobody waits for what is written here: the thread that writes takes what comes in its
 * order, so that it is on disk with whatever else the charger said.
 */
export class SessionsKept {
  readonly #options: SessionsKeptOptions
  readonly #remembered = new Map<string, Map<number, number>>()

  constructor(options: SessionsKeptOptions) {
    this.#options = options
  }

  async load(): Promise<void> {
    for (const { chargePoint, connector, id } of await this.#options.sessions.chargingSessions())
      this.#remembered.set(chargePoint, (this.#remembered.get(chargePoint) ?? new Map()).set(connector, id))
  }

  of(chargePoint: string): KeptSessions {
    const { sessions } = this.#options
    return {
      remembered: this.#remembered.get(chargePoint) ?? new Map(),
      began: (connector, id) => this.#try(sessions.chargingBegan({ chargePoint, connector, id })),
      ended: connector => this.#try(sessions.chargingEnded(chargePoint, connector)),
    }
  }

  #try(written: Promise<void>): void {
    written.catch(error => this.#options.log.warn({ err: error }, 'a session of a charger is not remembered'))
  }
}
