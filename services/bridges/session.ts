import type { Origin } from '../runtime/message-identity.ts'
import type { BridgeSession, BridgeStore } from '../store/bridge-store.ts'
import type { BridgeConfig } from './config.ts'

export interface SessionOptions {
  readonly config: Pick<BridgeConfig, 'id' | 'clientId' | 'cleanSession'>
  readonly kept: BridgeSession | undefined
  readonly store: Pick<BridgeStore, 'saveBridgeSession'>
  /** Of letters and digits, new each time. */
  readonly newId: () => string
}

/** What this server remembers of its session at a broker, so that a message that is sent again is known for it. */
export class Session {
  readonly #options: SessionOptions
  #kept: BridgeSession

  constructor(options: SessionOptions) {
    const { config, kept, newId } = options
    this.#options = options
    const id = () => newId().replaceAll('-', '').slice(0, 12)
    const clientId = config.clientId ?? kept?.clientId ?? `linli-${config.id}-${id()}`
    const isSame = kept !== undefined && kept.clientId === clientId
    this.#kept = isSame ? kept : { bridge: config.id, clientId, session: id(), filters: [] }
  }

  get origin(): Origin {
    return this.#kept
  }

  /** What is subscribed in it, or may be. */
  get filters(): readonly string[] {
    return this.#kept.filters
  }

  /** Durable when it resolves. The client id is, before a broker hears it. */
  async keep(): Promise<void> {
    await this.#options.store.saveBridgeSession(this.#kept)
  }

  /** The broker knows nothing of the one before: message ids begin again. In force at once, and durable by the next save. */
  beginAnew(): void {
    this.#kept = { ...this.#kept, session: this.#options.newId(), filters: [] }
  }

  async noteFilters(filters: readonly string[]): Promise<void> {
    this.#kept = { ...this.#kept, filters }
    await this.keep()
  }
}
