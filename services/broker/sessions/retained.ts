import type { Logger } from 'pino'
import { filterMatches } from '../../decode/topic-filter.ts'
import type { DeviceId } from '../../domain/model/device.ts'
import type { Tally } from '../../runtime/tally.ts'
import type { KeptRetained } from '../../store/mqtt-store.ts'
import { parseDeviceTopic } from '../topic.ts'
import { isWildcard } from './filters.ts'
import type { GroupedWrites } from './grouped-writes.ts'
import { bytesOf, ownBytes } from './room.ts'

/** As aedes hands it over and wants it back. */
export interface RetainedPacket {
  readonly topic: string
  readonly payload: Buffer
  readonly qos: number
}

export interface RetainedOptions {
  readonly writes: GroupedWrites
  readonly retainedMax: number
  readonly retainedBytesMax: number
  readonly tally: Tally
  readonly log: Logger
}

interface Topic {
  /** What new subscribers are told: durable. */
  packet: RetainedPacket | undefined
  /** Messages of the topic on their way into the store. */
  storing: number
}

/**
 * The last retained message of each topic. A device has one topic, and what is retained of it has a limit: so there is
 * room for everybody's, whatever one of them does.
 */
export class RetainedMessages {
  readonly #options: RetainedOptions
  readonly #topics = new Map<string, Topic>()
  #bytes = 0

  constructor(options: RetainedOptions) {
    this.#options = options
  }

  get bytes(): number {
    return this.#bytes
  }

  get isFull(): boolean {
    return this.#topics.size >= this.#options.retainedMax
  }

  restore(kept: readonly KeptRetained[]): void {
    for (const { topic, payload, qos } of kept) this.#set(ownPacket({ topic, payload, qos }))
  }

  /**
   * Resolves when it is durable; calls take effect in their order. An empty payload takes the topic's away, and so does
   * one that cannot be retained: what was said before is no longer so.
   */
  async store(packet: RetainedPacket): Promise<void> {
    const refusal = this.#refusalOf(packet)
    if (refusal !== undefined) this.#tell(packet, refusal)
    if (refusal !== undefined || packet.payload.length === 0) return this.#remove(packet.topic)
    const own = ownPacket(packet)
    const { topic, payload, qos } = own
    this.#of(topic).storing += 1
    try {
      await this.#options.writes.write({ type: 'retained', topic, payload, qos })
      this.#set(own)
    } finally {
      this.#of(topic).storing -= 1
      this.#tidy(topic)
    }
  }

  *matching(filters: Iterable<string>): Iterable<RetainedPacket> {
    for (const filter of new Set(filters)) {
      const exact = this.#topics.get(filter)?.packet
      if (exact !== undefined) yield exact
      else if (isWildcard(filter)) yield* this.#matchingWildcard(filter)
    }
  }

  /** Takes away what was said of devices that are no more. */
  keepOnly(isDevice: (id: DeviceId) => boolean): void {
    for (const topic of [...this.#topics.keys()]) {
      const device = parseDeviceTopic(topic)?.device
      if (device !== undefined && !isDevice(device)) this.#remove(topic).catch(() => {})
    }
  }

  *#matchingWildcard(filter: string): Iterable<RetainedPacket> {
    for (const [topic, { packet }] of this.#topics)
      if (packet !== undefined && filterMatches(filter, topic)) yield packet
  }

  #refusalOf({ topic, payload }: RetainedPacket): 'retained-max' | 'retained-bytes-max' | undefined {
    if (payload.length > this.#options.retainedBytesMax) return 'retained-bytes-max'
    return payload.length > 0 && !this.#topics.has(topic) && this.isFull ? 'retained-max' : undefined
  }

  #tell({ topic, payload }: RetainedPacket, reason: string): void {
    const { tally, log } = this.#options
    tally.add('mqtt_messages_dropped', reason)
    log.warn({ topic, bytes: payload.length, reason }, 'a status is not retained')
  }

  async #remove(topic: string): Promise<void> {
    if (!this.#topics.has(topic)) return
    try {
      await this.#options.writes.write({ type: 'unretained', topic })
    } finally {
      // A removal that could not be written is still owed to the store.
      this.#forget(topic)
      this.#tidy(topic)
    }
  }

  #of(topic: string): Topic {
    const known = this.#topics.get(topic) ?? { packet: undefined, storing: 0 }
    this.#topics.set(topic, known)
    return known
  }

  #set(packet: RetainedPacket): void {
    this.#forget(packet.topic)
    this.#of(packet.topic).packet = packet
    this.#bytes += bytesOf(packet)
  }

  #forget(topic: string): void {
    const known = this.#topics.get(topic)
    if (known?.packet === undefined) return
    this.#bytes -= bytesOf(known.packet)
    known.packet = undefined
  }

  #tidy(topic: string): void {
    const known = this.#topics.get(topic)
    if (known?.packet === undefined && known?.storing === 0) this.#topics.delete(topic)
  }
}

/** A packet as it was published keeps what else aedes wrote on it. */
const ownPacket = <P extends KeptRetained | RetainedPacket>(packet: P) => ({
  ...packet,
  cmd: 'publish',
  payload: ownBytes(packet.payload),
  retain: true,
})
