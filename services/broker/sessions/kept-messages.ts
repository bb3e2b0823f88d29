import type { Logger } from 'pino'
import type { Seq } from '../../journal/journal.ts'
import type { Tally } from '../../runtime/tally.ts'
import type { MqttChange } from '../../store/mqtt-store.ts'
import type { GroupedWrites } from './grouped-writes.ts'
import { MESSAGE_ID_MAX, type MessageName, newlyQueued, type Queued } from './message-queue.ts'
import { bytesOf, ownBytes, type Room } from './room.ts'
import type { Session, SessionHolder } from './session.ts'
import type { Sessions } from './sessions.ts'
import type { Subscriber } from './subscriptions.ts'

export interface KeptMessagesOptions {
  readonly sessions: Sessions
  readonly writes: GroupedWrites
  readonly room: Room
  readonly queuedPerClientMax: number
  readonly tally: Tally
  readonly log: Logger
}

export interface PublishedMessage extends MessageName {
  readonly topic: string
  readonly payload: string | Uint8Array
  readonly qos: number
}

/** What aedes sends and hears about one message of a queue. */
export interface SentPacket extends MessageName {
  readonly cmd?: string
  messageId?: number
}

type OwnMessage = PublishedMessage & { readonly payload: string | Buffer }

interface Admitted {
  readonly session: Session
  readonly entry: Queued
}

/** aedes' client, with the id that it gives next. */
export interface NumberingClient extends SessionHolder {
  _nextId: number
}

type Addressee = Pick<Subscriber, 'clientId'> & { readonly qos?: number }

/** Messages above QoS 0 for clients that keep their session, from their publication to their acknowledgement. */
export class KeptMessages {
  readonly #options: KeptMessagesOptions
  #sentLast = 0
  #alertLast: Seq = 0

  constructor(options: KeptMessagesOptions) {
    this.#options = options
  }

  /**
   * Resolves when it is durable for everyone for whom there is room, and never before an earlier one: the order in
   * which these resolve is the one in which clients are sent to. An alert event brings its number in the log: that it
   * was published is written with it, and a kill at any moment leaves both or neither.
   */
  async enqueue(addressees: readonly Addressee[], message: PublishedMessage, alertSeq?: Seq): Promise<void> {
    const { sessions, writes } = this.#options
    if (addressees.length === 0) return writes.settled()
    const { payload } = message
    const own = { ...message, payload: typeof payload === 'string' ? payload : ownBytes(payload) }
    const queued = [...highestQos(addressees)]
      .map(([clientId, qos]) => this.#admit(sessions.of(clientId), Math.min(qos, message.qos), own))
      .filter(each => each !== undefined)
    if (queued.length === 0) return writes.settled()
    try {
      await writes.write(...queued.map(queuedChange), ...this.#published(alertSeq))
    } catch (error) {
      for (const { session, entry } of queued) this.#forget(session, entry)
      throw error
    }
  }

  /** It is about to leave: under which id, and since when it is owed an answer. */
  async sending(client: { readonly id: string }, packet: SentPacket): Promise<void> {
    const { sessions, writes } = this.#options
    if (packet.cmd === 'pubrel') return this.#release(client, packet)
    const entry = sessions.get(client.id)?.queue.named(packet)
    if (entry === undefined) return
    const before = entry.messageId
    const messageId = sessions.of(client.id).queue.giveId(entry, Number(packet.messageId))
    packet.messageId = messageId
    this.#sent(entry, client)
    if (messageId === before) return
    await writes.write({ type: 'sent', clientId: client.id, n: entry.n, messageId })
  }

  /** Ids for all that waits for a client, in one write: one by one, a thousand messages would take seconds. */
  async giveIds(client: NumberingClient): Promise<void> {
    const { sessions, writes } = this.#options
    const session = sessions.get(client.id)
    // Without a connection nothing is about to leave.
    if (session === undefined || session.holder !== client) return
    const changes: MqttChange[] = []
    for (const entry of session.queue.values()) {
      if (entry.messageId !== undefined) continue
      const messageId = session.queue.giveId(entry, client._nextId)
      client._nextId = (messageId % MESSAGE_ID_MAX) + 1
      entry.sentOn = client
      changes.push({ type: 'sent', clientId: client.id, n: entry.n, messageId })
    }
    if (changes.length > 0) await writes.write(...changes)
  }

  /** Whether a message of the client's is on its way under this id. */
  isTaken(clientId: string, messageId: number): boolean {
    return this.#options.sessions.get(clientId)?.queue.withId(messageId) !== undefined
  }

  /** Acknowledged, or refused: by its message id, or by its name where it never had one. */
  settle(client: { readonly id: string }, packet: SentPacket | undefined): Queued | undefined {
    const session = this.#options.sessions.get(client.id)
    if (session === undefined || packet === undefined) return undefined
    const { queue } = session
    const entry = packet.messageId === undefined ? queue.named(packet) : queue.withId(packet.messageId)
    if (entry === undefined) return undefined
    this.#forget(session, entry)
    this.#options.writes.writeLater({ type: 'unqueued', clientId: client.id, n: entry.n })
    return entry
  }

  holds(clientId: string, name: MessageName): boolean {
    return this.#options.sessions.get(clientId)?.queue.named(name) !== undefined
  }

  /** All that a client is owed, without what is sent while it is gone through; what is added meanwhile is met too. */
  *owedTo(client: { readonly id: string }): Iterable<Queued> {
    const session = this.#options.sessions.get(client.id)
    if (session === undefined) return
    const begun = this.#sentLast
    for (const entry of session.queue.values()) if (entry.sentAs <= begun) yield entry
  }

  owesNothing(client: { readonly id: string }): boolean {
    return (this.#options.sessions.get(client.id)?.queue.size ?? 0) === 0
  }

  #published(alertSeq: Seq | undefined): MqttChange[] {
    if (alertSeq === undefined) return []
    const after = this.#alertLast
    this.#alertLast = alertSeq
    return [{ type: 'alerts-published', after, upTo: alertSeq }]
  }

  #sent(entry: Queued, client: object): void {
    this.#sentLast += 1
    entry.sentAs = this.#sentLast
    entry.sentOn = client
  }

  async #release(client: { readonly id: string }, { messageId }: SentPacket): Promise<void> {
    const session = this.#options.sessions.get(client.id)
    const entry = session?.queue.withId(messageId)
    if (session === undefined || entry === undefined) return
    this.#sent(entry, client)
    if (entry.released) return
    const before = bytesOf(entry)
    entry.released = true
    entry.payload = Buffer.alloc(0)
    this.#options.room.give(session.owner, before - bytesOf(entry))
    await this.#options.writes.write({ type: 'released', clientId: client.id, n: entry.n })
  }

  #admit(session: Session, qos: number, message: OwnMessage): Admitted | undefined {
    const { sessions, room, queuedPerClientMax, tally, log } = this.#options
    const isFull = session.queue.size >= Math.min(queuedPerClientMax, MESSAGE_ID_MAX)
    const refusal = isFull ? 'queue-full' : room.take(session.owner, bytesOf(message))
    if (refusal !== undefined) {
      tally.add('mqtt_messages_dropped', refusal)
      log.warn({ device: session.owner, client: session.clientId, reason: refusal }, 'a message is not kept')
      return undefined
    }
    const { topic, payload, brokerId, brokerCounter } = message
    const entry = newlyQueued({ n: sessions.nextNumber(), topic, payload, qos, brokerId, brokerCounter })
    session.queue.add(entry)
    return { session, entry }
  }

  #forget(session: Session, entry: Queued): void {
    if (!session.queue.has(entry)) return
    session.queue.remove(entry)
    // A session that has ended has given back all its room.
    if (!session.ended) this.#options.room.give(session.owner, bytesOf(entry))
  }
}

const queuedChange = ({ session: { clientId }, entry: { n, topic, payload, qos } }: Admitted) =>
  ({ type: 'queued', clientId, n, topic, payload: ownBytes(payload), qos }) as const

/** A client whose subscriptions overlap is owed a message once, at the highest QoS that it was granted (3.3.5). */
function highestQos(addressees: readonly Addressee[]): Map<string, number> {
  const highest = new Map<string, number>()
  for (const { clientId, qos = 1 } of addressees)
    highest.set(clientId, Math.max(qos, highest.get(clientId) ?? 0))
  return highest
}
