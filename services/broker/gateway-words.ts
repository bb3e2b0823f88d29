import type { Client, PublishPacket } from 'aedes'
import { filterMatches } from '../decode/topic-filter.ts'
import type { DeviceId } from '../domain/model/device.ts'
import type { GatewayPublisher } from '../sources/gateway-publisher.ts'
import type { Connections } from './connections.ts'

/** By which aedes tells messages apart. */
export interface PacketName {
  readonly brokerId: string
  readonly brokerCounter: number
}

export interface GatewayWordsOptions {
  readonly connections: Pick<Connections, 'ofDevice' | 'of'>
  readonly nextName: () => PacketName
}

interface Going {
  readonly gateway: DeviceId
  readonly isWanted: () => boolean
}

/**
 * What the server says to gateways on topics of their own, each message to one client of one account: others that subscribed
 * to the same words hear nothing of it.
 */
export class GatewayWords implements GatewayPublisher {
  readonly #options: GatewayWordsOptions
  readonly #going = new Map<string, Going>()
  readonly #listeners = new Set<(gateway: DeviceId) => void>()

  constructor(options: GatewayWordsOptions) {
    this.#options = options
  }

  hears(gateway: DeviceId, topic: string): boolean {
    return this.#hearer(gateway, topic) !== undefined
  }

  async publish(
    gateway: DeviceId,
    topic: string,
    payload: string | Uint8Array,
    isWanted: () => boolean,
  ): Promise<void> {
    const client = this.#hearer(gateway, topic)
    if (client === undefined) throw new Error('the gateway is away')
    for (const [name, going] of this.#going) if (!going.isWanted()) this.#going.delete(name)
    const name = this.#options.nextName()
    this.#going.set(keyOf(name), { gateway, isWanted })
    const packet = {
      ...{ cmd: 'publish' as const, topic, payload: Buffer.from(payload), retain: false, dup: false },
      ...{ qos: grantedQos(client, topic), ...name },
    }
    await new Promise<void>((resolve, reject) =>
      client.publish(packet, error => (error ? reject(error) : resolve())),
    )
  }

  whenArrived(listener: (gateway: DeviceId) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  arrived(client: Client): void {
    const gateway = this.#options.connections.of(client.conn).account?.id
    if (gateway !== undefined) for (const listener of this.#listeners) listener(gateway)
  }

  /** Whether it is said to this gateway, and still worth saying: also where it is sent again to a session that came back. */
  isTo(gateway: DeviceId, packet: PublishPacket): boolean {
    const going = this.#going.get(keyOf(packet as unknown as PacketName))
    return going?.gateway === gateway && going.isWanted()
  }

  #hearer(gateway: DeviceId, topic: string): Subscriber | undefined {
    const clients = this.#options.connections.ofDevice(gateway).map(({ client }) => client as Subscriber)
    return clients.find(client => client?.connected === true && filtersFor(client, topic).length > 0)
  }
}

/** What aedes keeps of a client's filters; its types do not say so. */
type Subscriber = Client & { readonly subscriptions: Readonly<Record<string, { readonly qos: number }>> }

const filtersFor = ({ subscriptions }: Subscriber, topic: string) =>
  Object.entries(subscriptions).filter(([filter]) => filterMatches(filter, topic))

const grantedQos = (client: Subscriber, topic: string): 0 | 1 =>
  filtersFor(client, topic).some(([, { qos }]) => qos > 0) ? 1 : 0

const keyOf = ({ brokerId, brokerCounter }: PacketName): string => `${brokerId} ${brokerCounter}`
