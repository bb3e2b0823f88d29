import type { Client } from 'aedes'
import { filterMatches } from '../decode/topic-filter.ts'
import type { KeptMessages } from './sessions/kept-messages.ts'
import { MESSAGE_ID_MAX } from './sessions/message-queue.ts'
import { outgoingPacket } from './sessions/persistence.ts'

type Sent = () => void

interface OutgoingPacket {
  readonly cmd: string
  readonly topic: string
  readonly qos: number
  readonly brokerId: string | null
  readonly brokerCounter: number
}

type Deliver = (packet: OutgoingPacket, sent: Sent) => void

interface Granted {
  qos: number
}

interface Raised {
  readonly granted: number
  readonly pending: number
}

/** What the types of aedes do not tell. */
interface Receiver extends Client {
  deliver0: Deliver
  deliverQoS: Deliver
  duplicates: object
  _nextId: number
  readonly subscriptions: Readonly<Record<string, Granted>>
}

/**
 * What one client is sent, each message once and in order. aedes by itself takes a message for a repetition, and drops
 * it, when one that was published after it was sent first; sends a client with overlapping subscriptions the message at
 * the QoS of any of them; and while it sends what has waited for a client, sends what comes new ahead of that.
 */
export class Delivery {
  readonly #client: Receiver
  readonly #messages: KeptMessages
  readonly #atQos0: Deliver
  readonly #aboveQos0: Deliver
  readonly #raised = new Map<Granted, Raised>()
  #last: number | undefined
  #ready = false

  constructor(client: Client, messages: KeptMessages) {
    const receiver = client as Receiver
    this.#client = receiver
    this.#messages = messages
    this.#atQos0 = receiver.deliver0
    this.#aboveQos0 = receiver.deliverQoS
    receiver.duplicates = neverDuplicate
    neverReuse(receiver, messages)
    receiver.deliver0 = (packet, sent) => this.#deliver0(packet, sent)
    receiver.deliverQoS = (packet, sent) => this.#deliver(packet, sent)
  }

  /** All that had waited for the client is on its way; what came meanwhile follows. */
  ready(): void {
    this.#ready = true
    if (this.#client.clean) return
    for (const message of this.#messages.owedTo(this.#client)) {
      if (message.sentOn === this.#client) continue
      this.#aboveQos0(outgoingPacket(message, this.#client) as OutgoingPacket, () => {})
    }
  }

  #deliver0(packet: OutgoingPacket, sent: Sent): void {
    if ((packet.qos > 0 && this.#highestQos(packet.topic) > 0) || this.#isRepetition(packet))
      setImmediate(sent)
    else this.#atQos0(packet, sent)
  }

  #deliver(packet: OutgoingPacket, sent: Sent): void {
    // A retained message, to a new subscriber.
    if (packet.brokerId === null) this.#aboveQos0(packet, sent)
    else if (packet.qos === 0) this.#deliver0(packet, sent)
    else if (this.#isRepetition(packet) || !this.#isDue(packet)) setImmediate(sent)
    else this.#atHighest(packet, sent)
  }

  // aedes sends at no more than the QoS of the filter that is the topic itself, whatever others are granted. It looks at
  // it a turn later, and so long it says the highest.
  #atHighest(packet: OutgoingPacket, sent: Sent): void {
    const exact = this.#client.subscriptions[packet.topic]
    const granted = exact && (this.#raised.get(exact)?.granted ?? exact.qos)
    if (exact === undefined || granted === undefined || granted >= packet.qos) {
      this.#aboveQos0(packet, sent)
      return
    }
    this.#raised.set(exact, { granted, pending: (this.#raised.get(exact)?.pending ?? 0) + 1 })
    exact.qos = this.#highestQos(packet.topic)
    this.#aboveQos0(packet, sent)
    setImmediate(() => this.#lower(exact))
  }

  #lower(exact: Granted): void {
    const { granted, pending } = this.#raised.get(exact) as Raised
    this.#raised.set(exact, { granted, pending: pending - 1 })
    if (pending > 1) return
    this.#raised.delete(exact)
    exact.qos = granted
  }

  // With a session: there was no room for it, or it is sent in its turn behind what has waited for longer.
  #isDue(packet: OutgoingPacket): boolean {
    if (this.#client.clean) return true
    const name = { brokerId: packet.brokerId ?? undefined, brokerCounter: packet.brokerCounter }
    return this.#ready && this.#messages.holds(this.#client.id, name)
  }

  // A message reaches all subscriptions that it matches within one turn.
  #isRepetition({ brokerId, brokerCounter }: OutgoingPacket): boolean {
    if (brokerId === null) return false
    if (brokerCounter === this.#last) return true
    this.#last = brokerCounter
    return false
  }

  #highestQos(topic: string): number {
    const matching = Object.entries(this.#client.subscriptions).filter(([filter]) =>
      filterMatches(filter, topic),
    )
    return Math.max(0, ...matching.map(([, { qos }]) => qos))
  }
}

/** aedes numbers messages from anywhere; an id under which another one waits for its answer is passed over. */
function neverReuse(client: Receiver, messages: KeptMessages): void {
  let next = client._nextId
  Object.defineProperty(client, '_nextId', {
    get: () => {
      while (messages.isTaken(client.id, next)) next = (next % MESSAGE_ID_MAX) + 1
      return next
    },
    set: (id: number) => {
      next = id
    },
  })
}

const neverDuplicate = new Proxy({}, { get: () => 0, set: () => true })
