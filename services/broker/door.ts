import { Aedes, type AedesOptions, type Client, type PublishPacket } from 'aedes'
import type { Seq } from '../journal/journal.ts'
import type { MqttLimits } from './config.ts'
import type { SessionPersistence } from './sessions/persistence.ts'

type Done = (error?: Error) => void
type Publish = (this: Aedes, packet: PublishPacket, client: Client | Done | null, done?: Done) => void

/** aedes with these hooks, under these limits, keeping what it keeps there. */
export async function openDoor(
  limits: MqttLimits,
  persistence: SessionPersistence,
  hooks: AedesOptions,
): Promise<Door> {
  const door = new Door(persistence, {
    ...hooks,
    persistence,
    connectTimeout: limits.connectTimeoutMs,
    drainTimeout: limits.drainTimeoutMs,
    // Or a hundred messages that one client does not take would hold up what is sent to all others.
    concurrency: 0,
    // It counts what a client has not let go yet, and cuts the client off for one more, though who writes all that it has
    // gathered at once lets the first go behind the last. What is not answered holds its socket; what is kept has its room.
    maxInflightInbound: 0,
    maxClientsIdLength: limits.clientIdLengthMax,
    // What a client sends along with CONNECT: one chunk of the socket bounds it.
    queueLimit: Number.POSITIVE_INFINITY,
  })
  await door.listen()
  return door
}

/**
 * aedes acknowledges a message at QoS 1 first and keeps and distributes it afterwards. Here the hook that lets a
 * message in has it kept before it answers, and aedes only waits for its distribution. Telemetry is neither: nobody may
 * subscribe to it and none is retained.
 */
export class Door extends Aedes {
  readonly #persistence: SessionPersistence
  readonly #sent = new WeakMap<PublishPacket, Promise<void>>()

  constructor(persistence: SessionPersistence, options: AedesOptions) {
    super(options)
    this.#persistence = persistence
  }

  /**
   * Resolves when the message will reach everyone whom it is owed to, whatever happens. Those who are connected are sent
   * to then; nobody waits for them to take it.
   */
  async keep(packet: PublishPacket, alertSeq?: Seq): Promise<void> {
    const inside = this as unknown as Inside
    // DUP is between the publisher and the server (MQTT 3.1.1, 3.3.1.1).
    const own = { ...packet, dup: false, ...this.nextName() }
    await this.#persistence.keep(own, alertSeq)
    this.#sent.set(packet, new Promise(resolve => inside.mq.emit(own, () => resolve())))
  }

  /** For a message that goes to one client alone. */
  nextName(): { readonly brokerId: string; readonly brokerCounter: number } {
    const inside = this as unknown as Inside
    inside.counter += 1
    return { brokerId: this.id, brokerCounter: inside.counter }
  }

  /** Whether a client that is connected has subscribed to it. */
  isHeard(topic: string): boolean {
    return (this as unknown as Inside).mq._matcher.match(topic).length > 0
  }

  /** aedes' own words, to itself, and the end of what a client has published. */
  override publish(packet: PublishPacket, client: Client | Done | null, done?: Done): void {
    if (typeof client !== 'function' && client !== null) {
      const sent = this.#sent.get(packet)
      if (sent === undefined) done?.()
      else void sent.then(() => done?.())
    } else if (isToOtherBrokers(packet)) {
      setImmediate(client ?? done ?? noted)
    } else {
      const distribute = super.publish as Publish
      distribute.call(this, packet, client, done)
    }
  }
}

/** That a client came or went, which aedes tells the other brokers of a cluster. There are none. */
const isToOtherBrokers = ({ topic }: PublishPacket): boolean =>
  topic.startsWith('$SYS/') && (topic.endsWith('/new/clients') || topic.endsWith('/disconnect/clients'))

const noted = (): void => {}

/** What the types of aedes do not tell. */
interface Inside {
  counter: number
  readonly mq: {
    readonly _matcher: { match(topic: string): readonly unknown[] }
    emit(packet: object, done: () => void): void
  }
}
