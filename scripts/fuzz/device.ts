import type { KindSamples } from '../../services/domain/kinds/samples.ts'
import type { Kind } from '../../services/domain/model/kind.ts'
import { ROOT } from '../house/root.ts'
import { publishPacket } from '../testing/mqtt-packets.ts'
import type { Random } from '../testing/random.ts'
import { type Account, MqttConnection } from './mqtt-connection.ts'
import { mutate } from './mutate.ts'
import { type Dialect, randomPayload } from './payloads.ts'
import { foreignTopic } from './topics.ts'

/** What one device sent, by what must have become of it. */
export interface Sent {
  /** Within its rights: each is acknowledged, and counted as a reading or as a payload that was refused. */
  permitted: number
  /** Of those: status messages that are right, which are counted nowhere. */
  statuses: number
  /** Outside its rights: counted, and the connection closed. */
  foreign: number
  /** Subscriptions outside its rights: counted, and refused to its face. */
  deaf: number
  /** Subscriptions outside its rights that were granted. */
  overheard: number
  /** Attempts in bytes that are no MQTT. */
  broken: number
  /** Permitted, but not acknowledged when a connection that should have stayed was closed. */
  lost: number
}

const UNANSWERED_MAX = 100

/** A device gone mad. */
export class FuzzedDevice {
  readonly sent: Sent = { permitted: 0, statuses: 0, foreign: 0, deaf: 0, overheard: 0, broken: 0, lost: 0 }
  readonly #account: Account
  readonly #topic: string
  readonly #dialect: Dialect
  readonly #others: readonly string[]
  readonly #random: Random
  #connection: MqttConnection | undefined
  #id = 0
  #last: { topic: string; payload: Buffer; id: number } | undefined

  constructor(options: {
    readonly account: Account
    /** Without the channel. */
    readonly topic: string
    readonly dialect: Dialect
    /** Topics of other devices. */
    readonly others: readonly string[]
    readonly random: Random
  }) {
    this.#account = options.account
    this.#topic = options.topic
    this.#dialect = options.dialect
    this.#others = options.others
    this.#random = options.random
  }

  /** One message or subscription. */
  async act(): Promise<void> {
    const choice = this.#random.fraction()
    if (choice < 0.01) await this.#publishForeign()
    else if (choice < 0.015) await this.#subscribeForeign()
    else await this.#publishOwn()
  }

  /** Bytes that are no MQTT, or not quite. Nobody can tell what they count as. */
  async writeBroken(): Promise<void> {
    await this.#settled()
    const known = this.#random.chance(0.7)
    const connection = known ? await this.#connected() : MqttConnection.stranger(this.#account.port)
    const packet = publishPacket({
      topic: `${this.#topic}/telemetry`,
      payload: this.#random.bytes(20),
      id: this.#random.below(2),
    })
    connection.writeRaw(this.#random.chance(0.5) ? this.#random.bytes(50) : mutate(packet, this.#random))
    this.sent.broken += 1
    await connection.hangUp()
    if (known) this.#connection = undefined
  }

  /** Whatever it did before, it is let in, and a message of its own is acknowledged. */
  async proveServed(): Promise<void> {
    const connection = await this.#connected()
    connection.publish({ topic: `${this.#topic}/telemetry`, payload: Buffer.from('{}'), id: 1 })
    await connection.atMostUnanswered(0)
    if (connection.unanswered > 0) this.sent.lost += 1
    await connection.hangUp()
  }

  /** Waits for what is unanswered, and hangs up. */
  async end(): Promise<void> {
    await this.#settled()
    await this.#connection?.hangUp()
  }

  async #publishOwn(): Promise<void> {
    const connection = await this.#connected()
    const repeat = this.#last !== undefined && this.#random.chance(0.02)
    const message = repeat && this.#last ? { ...this.#last, dup: true } : this.#newMessage()
    this.#last = message
    this.sent.permitted += 1
    if (isRightStatus(message.topic, message.payload)) this.sent.statuses += 1
    connection.publish(message)
    await connection.atMostUnanswered(UNANSWERED_MAX)
  }

  #newMessage() {
    this.#id = (this.#id % 65_535) + 1
    const channel = this.#random.chance(0.04) ? 'status' : 'telemetry'
    const dialect = channel === 'status' ? STATUS : this.#dialect
    return {
      topic: `${this.#topic}/${channel}`,
      payload: randomPayload(dialect, this.#random),
      id: this.#id,
    }
  }

  async #publishForeign(): Promise<void> {
    const own = `${this.#topic}/telemetry`
    const topic = foreignTopic(own, this.#others, this.#random)
    if (topic === own || topic === `${this.#topic}/status`) return this.act()
    await this.#settled()
    const connection = await this.#connected()
    connection.publish({ topic, payload: randomPayload(this.#dialect, this.#random), id: 1 })
    this.sent.foreign += 1
    await connection.closed
    this.#connection = undefined
  }

  async #subscribeForeign(): Promise<void> {
    const own = ['command', 'status'].map(channel => `${this.#topic}/${channel}`)
    const filter = foreignTopic(this.#random.pick(own), this.#others, this.#random)
    await this.#settled()
    const connection = await this.#connected()
    if ((await connection.subscribe(filter)) === 'refused') this.sent.deaf += 1
    // A gateway may hear the alerts of its site.
    else if (!own.includes(filter) && !filter.includes('/alerts/')) this.sent.overheard += 1
  }

  async #connected(): Promise<MqttConnection> {
    if (this.#connection?.isClosed === false) return this.#connection
    if (this.#connection) this.sent.lost += this.#connection.unanswered
    this.#connection = await MqttConnection.open(this.#account, this.#account.username)
    return this.#connection
  }

  async #settled(): Promise<void> {
    await this.#connection?.atMostUnanswered(0)
  }
}

const STATUS: Dialect = { samples: ['{"online":true}', '{"online":false}'], metrics: ['online'] }

/** Judged here by itself, so that a status which the server takes for something else shows in the sums. */
function isRightStatus(topic: string, payload: Buffer): boolean {
  if (!topic.endsWith('/status')) return false
  try {
    const said: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload))
    return said !== null && typeof said === 'object' && 'online' in said && typeof said.online === 'boolean'
  } catch {
    return false
  }
}

/** How a kind's devices speak: its samples, the bad ones too. */
export async function dialectOf(kind: Kind): Promise<Dialect> {
  const { samples } = (await import(`${ROOT}services/domain/kinds/${kind.kind}/samples.ts`)) as {
    readonly samples: KindSamples
  }
  return {
    samples: [...samples.good, ...samples.bad].map(({ payload }) => payload),
    metrics: Object.keys(kind.metrics),
  }
}
