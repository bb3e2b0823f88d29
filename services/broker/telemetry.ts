import type { Device } from '../domain/model/device.ts'
import type { Registry } from '../runtime/registry.ts'
import { type Admission, DROPPED } from './admission.ts'
import type { Answering } from './answering.ts'
import type { Connection } from './connection.ts'
import type { Interpret } from './interpret.ts'
import type { PacketTaker } from './packet-cutter.ts'
import { type FindDevice, mayPublish } from './rights.ts'
import { TelemetryPublication } from './telemetry-publication.ts'

export interface TelemetryOptions {
  readonly find: FindDevice
  readonly registry: Pick<Registry, 'revision'>
  readonly interpret: Interpret
  readonly admit: Admission
  readonly answering: Pick<Answering, 'take'>
}

/** A topic that this connection may publish telemetry to, as long as both devices are what they were. */
interface KnownTopic {
  readonly account: Device
  readonly device: Device
  /** Of the registry, when both were looked at last. */
  revision: number
}

/**
 * Takes telemetry at QoS 0 and 1 out of what a client sends, before aedes sees it: nobody may subscribe to it, so there
 * is nothing that aedes could do with it, and its way through aedes costs more than everything else that is done with
 * it. What is not plainly telemetry within the account's rights is left to aedes, and so to the hooks that refuse it.
 */
export class TelemetryTaker implements PacketTaker {
  readonly #options: TelemetryOptions
  readonly #connection: Connection
  readonly #topics = new Map<string, KnownTopic>()
  /** Of the packet that was looked at last, and its topic as it was sent. */
  #known: KnownTopic | undefined
  #topic: Buffer = Buffer.alloc(0)
  #payloadAt = 0

  constructor(connection: Connection, options: TelemetryOptions) {
    this.#connection = connection
    this.#options = options
  }

  wants(bytes: Buffer, start: number, bodyAt: number, end: number): boolean {
    const first = bytes[start] as number
    const qos = (first >> 1) & 3
    if (first >> 4 !== PUBLISH || qos > 1 || (first & RETAIN) !== 0 || this.#connection.refused) return false
    const topicAt = bodyAt + 2
    const topicEnd = topicAt + (((bytes[bodyAt] as number) << 8) | (bytes[bodyAt + 1] as number))
    this.#payloadAt = topicEnd + (qos === 0 ? 0 : 2)
    if (this.#payloadAt > end || (qos === 1 && bytes.readUInt16BE(topicEnd) === 0)) return false
    if (this.#isTheSame(bytes, topicAt, topicEnd)) return true
    this.#known = this.#topicIn(bytes.toString('latin1', topicAt, topicEnd))
    if (this.#known !== undefined) this.#topic = Buffer.from(bytes.subarray(topicAt, topicEnd))
    return this.#known !== undefined
  }

  take(bytes: Buffer, start: number, _bodyAt: number, end: number): void {
    const { admit, interpret, answering } = this.#options
    const connection = this.#connection
    const first = bytes[start] as number
    const qos = ((first >> 1) & 3) as 0 | 1
    const messageId = qos === 0 ? undefined : bytes.readUInt16BE(this.#payloadAt - 2)
    const payload = bytes.subarray(this.#payloadAt, end)
    const { device } = this.#known as KnownTopic
    const message = { payload, qos, dup: (first & DUP) !== 0, retain: false, messageId }
    const startAt = admit(connection, device)
    const input = startAt === DROPPED ? undefined : interpret(device, 'telemetry', message, connection)
    answering.take(new TelemetryPublication(connection, device, input, startAt, payload.length, messageId))
  }

  /** Most send to one topic all the time: it is compared where it lies, which is half the cost of looking it up. */
  #isTheSame(bytes: Buffer, topicAt: number, topicEnd: number): boolean {
    const topic = this.#topic
    if (this.#known === undefined || topicEnd - topicAt !== topic.length) return false
    for (let i = 0; i < topic.length; i++) if (topic[i] !== bytes[topicAt + i]) return false
    return this.#isStill(this.#known)
  }

  /** A change of a device makes another object of it, and with it its rights are asked for again. */
  #isStill(known: KnownTopic): boolean {
    const { find, registry } = this.#options
    const { account, device } = known
    const signedIn = this.#connection.account
    if (signedIn === undefined) return false
    // With 100,000 devices each of the two that are looked up is in a far place of the memory: half a microsecond.
    if (known.revision === registry.revision) return true
    if (find(signedIn.id) !== account || (device !== account && find(device.id) !== device)) return false
    known.revision = registry.revision
    return true
  }

  #topicIn(topic: string): KnownTopic | undefined {
    const known = this.#topics.get(topic)
    if (known !== undefined && this.#isStill(known)) return known
    const { find, registry } = this.#options
    const { account: signedIn } = this.#connection
    const account = signedIn && find(signedIn.id)
    const right = account && mayPublish(account, topic, find)
    if (account === undefined || !right?.ok || right.channel !== 'telemetry') return undefined
    const found = { account, device: right.device, revision: registry.revision }
    if (this.#topics.size >= TOPICS_MAX) this.#topics.clear()
    this.#topics.set(topic, found)
    return found
  }
}

const PUBLISH = 3
const RETAIN = 0x01
const DUP = 0x08

/** A gateway speaks for a few hundred devices; more than that are asked for anew now and then. */
const TOPICS_MAX = 10_000
