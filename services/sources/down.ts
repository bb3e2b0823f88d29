import type { BridgePublisher } from '../bridges/desk.ts'
import type { Downlink } from '../decode/orders.ts'
import type { SourceId } from '../domain/model/origin.ts'
import type { GatewayPublisher } from './gateway-publisher.ts'
import { mayHear } from './hearing.ts'
import type { Source } from './source.ts'

export interface DownOptions {
  readonly bridges: BridgePublisher
  readonly gateways: GatewayPublisher
}

/** What is sent where a source's messages come from: to a bridge, or to the gateway whose account it is. */
export class Down {
  readonly #options: DownOptions

  constructor(options: DownOptions) {
    this.#options = options
  }

  /** Whether it would be heard now. A gateway hears under the first level of its own topics, and nowhere else. */
  isOpen(source: Source, topic: string): boolean {
    const { bridges, gateways } = this.#options
    const { via } = source
    if ('bridge' in via) return bridges.isConnected(via.bridge)
    return this.leadsTo(source, topic) && gateways.hears(via.gateway, topic)
  }

  /** Whether it can be heard at all, whoever is there. */
  leadsTo({ via, filters }: Source, topic: string): boolean {
    return 'bridge' in via || mayHear(topic, filters)
  }

  /** Resolves when it was handed over. */
  async publish({ via }: Source, { topic, payload }: Downlink, isWanted = () => true): Promise<void> {
    const { bridges, gateways } = this.#options
    if ('bridge' in via) await bridges.publish(via.bridge, topic, payload)
    else await gateways.publish(via.gateway, topic, payload, isWanted)
  }

  /** Tells of sources, among these, that may be open from now on. */
  whenOpen(sources: { list(): readonly Source[] }, listener: (id: SourceId) => void): () => void {
    const tell = (isMeant: (via: Source['via']) => boolean) => {
      for (const { id, via, isOn } of sources.list()) if (isOn && isMeant(via)) listener(id)
    }
    const ends = [
      this.#options.bridges.whenConnected(id => tell(via => 'bridge' in via && via.bridge === id)),
      this.#options.gateways.whenArrived(id => tell(via => 'gateway' in via && via.gateway === id)),
    ]
    return () => {
      for (const end of ends) end()
    }
  }
}
