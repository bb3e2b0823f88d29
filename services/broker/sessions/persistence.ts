import { Readable } from 'node:stream'
import type { Seq } from '../../journal/journal.ts'
import type { KeptMessages, NumberingClient, PublishedMessage, SentPacket } from './kept-messages.ts'
import type { Queued } from './message-queue.ts'
import type { Receipts, ReceivedPacket } from './receipts.ts'
import type { RetainedMessages, RetainedPacket } from './retained.ts'
import { ownBytes } from './room.ts'
import type { Subscription } from './session.ts'
import type { Sessions } from './sessions.ts'
import type { Subscriber } from './subscriptions.ts'
import type { WillPacket, Wills } from './wills.ts'

interface SessionClient {
  readonly id: string
  readonly clean?: boolean
}

/** A client as aedes has it while it is connected; elsewhere aedes names one by its id alone. */
const isConnection = (client: SessionClient): boolean => 'conn' in client

const NOTHING: readonly never[] = []

interface OwnBroker {
  readonly id: string
}

interface Subscribing {
  readonly clientId: string
  readonly added: Promise<void>
}

export interface Kept {
  readonly sessions: Sessions
  readonly messages: KeptMessages
  readonly receipts: Receipts
  readonly retained: RetainedMessages
  readonly wills: Wills
}

/**
 * aedes tells a client that its session is there only where it has a subscription. One that has none gets this for the
 * time of its connecting; nobody may subscribe to it, so nothing comes of it.
 */
export const SESSION_WITHOUT_SUBSCRIPTIONS = '$session/kept'

/** What is kept, as aedes asks for it. It passes the abstract suite of aedes-persistence. */
export class SessionPersistence {
  readonly #kept: Kept
  readonly #subscribing = new WeakMap<readonly Subscription[], Subscribing>()
  readonly #ofConnections = new WeakSet<WillPacket>()
  #broker: OwnBroker = { id: '' }

  constructor(kept: Kept) {
    this.#kept = kept
  }

  get broker(): OwnBroker {
    return this.#broker
  }

  async setup(broker: OwnBroker): Promise<void> {
    this.#broker = broker
  }

  async destroy(): Promise<void> {}

  /** A message that was let in: resolves when it is durable for everyone whom it is owed to. */
  async keep(packet: PublishedMessage & { readonly retain: boolean }, alertSeq?: Seq): Promise<void> {
    const { retained, messages, sessions } = this.#kept
    const keeping = [
      packet.qos > 0
        ? messages.enqueue(sessions.subscriptions.matching(packet.topic), packet, alertSeq)
        : undefined,
    ]
    if (packet.retain) keeping.push(retained.store({ ...packet, payload: ownBytes(packet.payload) }))
    await Promise.all(keeping)
  }

  async storeRetained(packet: RetainedPacket): Promise<void> {
    await this.#kept.retained.store(packet)
  }

  createRetainedStream(filter: string): Readable {
    return this.createRetainedStreamCombi([filter])
  }

  createRetainedStreamCombi(filters: readonly string[]): Readable {
    return Readable.from(this.#kept.retained.matching(filters))
  }

  /** aedes calls once for each granted filter of a packet, with all filters of it: they are stored once. */
  addSubscriptions(client: SessionClient, subscriptions: readonly Subscription[]): Promise<void> {
    const under = this.#subscribing.get(subscriptions)
    if (under?.clientId === client.id) return under.added
    const { sessions } = this.#kept
    const added = sessions.subscriptions.add(sessions.of(client.id), subscriptions)
    this.#subscribing.set(subscriptions, { clientId: client.id, added })
    const done = () => this.#subscribing.delete(subscriptions)
    added.then(done, done)
    return added
  }

  async removeSubscriptions(client: SessionClient, filters: readonly string[]): Promise<void> {
    const session = this.#kept.sessions.get(client.id)
    if (session !== undefined) await this.#kept.sessions.subscriptions.remove(session, filters)
  }

  async subscriptionsByClient(client: SessionClient): Promise<Subscription[]> {
    const session = this.#kept.sessions.get(client.id)
    if (session === undefined) return []
    const subscriptions = [...session.subscriptions.values()].map(each => ({ ...each }))
    if (subscriptions.length > 0 || !session.resumed) return subscriptions
    return [{ topic: SESSION_WITHOUT_SUBSCRIPTIONS, qos: 0 }]
  }

  async subscriptionsByTopic(topic: string): Promise<Subscriber[]> {
    return this.#kept.sessions.subscriptions.matching(topic)
  }

  async countOffline(): Promise<{ subsCount: number; clientsCount: number }> {
    return this.#kept.sessions.count()
  }

  /** A clean session begins: whatever was kept for the client before is gone. */
  async cleanSubscriptions(client: SessionClient): Promise<void> {
    const session = this.#kept.sessions.get(client.id)
    if (session !== undefined) await this.#kept.sessions.end(session, 'clean')
  }

  getClientList(filter: string): Readable {
    const clients = [...this.#kept.sessions.all()].filter(({ subscriptions }) => subscriptions.has(filter))
    return Readable.from(clients.map(({ clientId }) => clientId))
  }

  async outgoingEnqueue(subscriber: Pick<Subscriber, 'clientId'>, packet: PublishedMessage): Promise<void> {
    await this.#kept.messages.enqueue([subscriber], packet)
  }

  async outgoingEnqueueCombi(subscribers: readonly Subscriber[], packet: PublishedMessage): Promise<void> {
    await this.#kept.messages.enqueue(subscribers, packet)
  }

  async outgoingUpdate(client: SessionClient, packet: SentPacket): Promise<void> {
    await this.#kept.messages.sending(client, packet)
  }

  async outgoingClearMessageId(client: SessionClient, packet: SentPacket | undefined) {
    const message = this.#kept.messages.settle(client, packet)
    return message && outgoingPacket(message, client)
  }

  outgoingStream(client: SessionClient): Readable {
    // aedes hands it to a pipeline, which takes any iterable; a stream with nothing in it is a fifth of a sign-in.
    if (isConnection(client) && this.#kept.messages.owesNothing(client)) return NOTHING as unknown as Readable
    return Readable.from(packetsOwedTo(client as SessionClient & NumberingClient, this.#kept.messages))
  }

  async incomingStorePacket(client: SessionClient, packet: ReceivedPacket): Promise<void> {
    await this.#kept.receipts.store(client, packet)
  }

  async incomingGetPacket(client: SessionClient, { messageId }: Pick<ReceivedPacket, 'messageId'>) {
    const receipt = this.#kept.receipts.get(client, messageId)
    if (receipt === undefined) throw new Error('no such packet')
    return receipt
  }

  async incomingDelPacket(
    client: SessionClient,
    { messageId }: Pick<ReceivedPacket, 'messageId'>,
  ): Promise<void> {
    await this.#kept.receipts.delete(client, messageId)
  }

  async cleanIncoming(client: SessionClient): Promise<void> {
    await this.#kept.receipts.clear(client)
  }

  async putWill(client: SessionClient, will: WillPacket): Promise<void> {
    will.brokerId = this.#broker.id
    will.clientId = client.id
    if (isConnection(client)) this.#ofConnections.add(will)
    this.#kept.wills.put(client.id, will)
  }

  async getWill(client: SessionClient): Promise<WillPacket | undefined> {
    return this.#kept.wills.get(client.id)
  }

  /**
   * aedes calls with a connection when it begins. When one ends it only says the name, which a newer connection may have
   * by then, and its will with it: whoever knows which will is over calls `Wills.over`.
   */
  async delWill(client: SessionClient): Promise<WillPacket | undefined> {
    const will = this.#kept.wills.get(client.id)
    if (will !== undefined && !isConnection(client) && this.#ofConnections.has(will)) return undefined
    return this.#kept.wills.delete(client.id)
  }

  streamWill(brokers: Readonly<Record<string, unknown>> = {}): Readable {
    const wills = [...this.#kept.wills.current()]
    return Readable.from(wills.filter(({ brokerId }) => brokerId !== undefined && !brokers[brokerId]))
  }
}

async function* packetsOwedTo(client: SessionClient & NumberingClient, messages: KeptMessages) {
  // What comes meanwhile follows behind these: nothing is read of the client before, so if messages came as fast as they
  // are sent, this would not end before its queue was full of what it has long acknowledged.
  const owed = [...messages.owedTo(client)]
  await messages.giveIds(client)
  for (const message of owed) if (messages.holds(client.id, message)) yield outgoingPacket(message, client)
}

/** A message that was on its way by another connection goes again, under its id and marked so (4.4). */
export function outgoingPacket(message: Queued, client: SessionClient) {
  const { released, messageId, brokerId, brokerCounter, topic, payload, qos, sentOn } = message
  if (released) return { cmd: 'pubrel', messageId }
  const dup = messageId !== undefined && sentOn !== client
  return { cmd: 'publish', brokerId, brokerCounter, topic, payload, qos, retain: false, dup, messageId }
}
