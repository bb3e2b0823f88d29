import type { KeptMessage } from '../../store/mqtt-store.ts'

/** aedes knows a message by these two. */
export interface MessageName {
  readonly brokerId?: string | undefined
  readonly brokerCounter?: number | undefined
}

/** A message that one client is owed. */
export interface Queued extends MessageName {
  readonly n: number
  readonly topic: string
  payload: string | Buffer
  readonly qos: number
  /** Given when it is sent for the first time; it is sent again under the same one. */
  messageId: number | undefined
  /** QoS 2: the client has it; only the release of its id is owed. */
  released: boolean
  /** The connection that it was last sent on. */
  sentOn: object | undefined
  /** Grows with each sending of any message. */
  sentAs: number
}

/** What one client is owed, in order. */
export class MessageQueue {
  readonly #byN = new Map<number, Queued>()
  readonly #byName = new Map<string, Queued>()
  readonly #byMessageId = new Map<number, Queued>()

  get size(): number {
    return this.#byN.size
  }

  /** A message that comes while somebody goes through them is met too. */
  values(): Iterable<Queued> {
    return this.#byN.values()
  }

  add(message: Queued): void {
    this.#byN.set(message.n, message)
    if (message.brokerId !== undefined) this.#byName.set(nameOf(message), message)
    if (message.messageId !== undefined) this.#byMessageId.set(message.messageId, message)
  }

  has(message: Queued): boolean {
    return this.#byN.has(message.n)
  }

  named(name: MessageName): Queued | undefined {
    return this.#byName.get(nameOf(name))
  }

  withId(messageId: number | undefined): Queued | undefined {
    return messageId === undefined ? undefined : this.#byMessageId.get(messageId)
  }

  /** The id that is wanted, or the next that no other message of this client is on its way under. */
  giveId(message: Queued, wanted: number): number {
    let id = wanted
    while ((this.#byMessageId.get(id) ?? message) !== message) id = (id % MESSAGE_ID_MAX) + 1
    if (message.messageId !== undefined) this.#byMessageId.delete(message.messageId)
    message.messageId = id
    this.#byMessageId.set(id, message)
    return id
  }

  remove(message: Queued): void {
    this.#byN.delete(message.n)
    this.#byName.delete(nameOf(message))
    if (this.withId(message.messageId) === message) this.#byMessageId.delete(Number(message.messageId))
  }
}

export const newlyQueued = (
  message: Pick<Queued, 'n' | 'topic' | 'payload' | 'qos'> & MessageName,
): Queued => ({
  ...message,
  messageId: undefined,
  released: false,
  sentOn: undefined,
  sentAs: 0,
})

/** What was kept over a restart has no name of aedes' any more, and gets one. */
export const fromStore = ({ n, topic, payload, qos, messageId, released }: KeptMessage): Queued => ({
  n,
  brokerId: 'kept',
  brokerCounter: n,
  topic,
  payload: Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength),
  qos,
  messageId: messageId ?? undefined,
  released,
  sentOn: undefined,
  sentAs: 0,
})

const nameOf = ({ brokerId, brokerCounter }: MessageName): string => `${brokerId} ${brokerCounter}`

/** 16 bits; more than that are never queued for one client. */
export const MESSAGE_ID_MAX = 65_535
