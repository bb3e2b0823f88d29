import type { DeviceId } from '../../domain/model/device.ts'
import type { Tally } from '../../runtime/tally.ts'
import type { KeptRetained } from '../../store/mqtt-store.ts'
import { parseDeviceTopic } from '../topic.ts'
import { filterMatches, isWildcard } from './filters.ts'
import type { GroupedWrites } from './grouped-writes.ts'
import { bytesOf, ownBytes, type Room } from './room.ts'

/** As aedes hands it over and wants it back. */
export interface RetainedPacket {
  readonly topic: string
  readonly payload: Buffer
  readonly qos: number
}

export interface RetainedOptions {
  readonly writes: GroupedWrites
  readonly room: Room
  readonly retainedMax: number
  readonly tally: Tally
}

/** The last retained message of each topic. */
export class RetainedMessages {
  readonly #options: RetainedOptions
  readonly #byTopic = new Map<string, RetainedPacket>()

  constructor(options: RetainedOptions) {
    this.#options = options
  }

  restore(kept: readonly KeptRetained[]): void {
    for (const { topic, payload, qos } of kept) {
      const packet = { cmd: 'publish', topic, payload: ownBytes(payload), qos, retain: true }
      this.#options.room.takeAnyway(bytesOf(packet))
      this.#byTopic.set(topic, packet)
    }
  }

  /** Resolves when it is durable. An empty payload takes the topic's away. */
  async store(packet: RetainedPacket): Promise<void> {
    const { topic, qos } = packet
    if (packet.payload.length === 0) return this.#remove(topic)
    const own = { ...packet, payload: ownBytes(packet.payload) }
    const refusal = this.#refusalOf(own)
    if (refusal !== undefined) return this.#options.tally.add('mqtt_messages_dropped', refusal)
    try {
      await this.#options.writes.write({ type: 'retained', topic, payload: own.payload, qos })
    } catch (error) {
      this.#options.room.give(bytesOf(own))
      throw error
    }
    this.#forget(topic)
    this.#byTopic.set(topic, own)
  }

  *matching(filters: Iterable<string>): Iterable<RetainedPacket> {
    for (const filter of filters) {
      const exact = this.#byTopic.get(filter)
      if (exact !== undefined) yield exact
      else if (isWildcard(filter)) {
        for (const [topic, packet] of this.#byTopic) if (filterMatches(filter, topic)) yield packet
      }
    }
  }

  /** Takes away what was said of devices that are no more. */
  keepOnly(isDevice: (id: DeviceId) => boolean): void {
    for (const topic of [...this.#byTopic.keys()]) {
      const device = parseDeviceTopic(topic)?.device
      if (device !== undefined && !isDevice(device)) this.#remove(topic).catch(() => {})
    }
  }

  // Room that is taken here is given back by whoever takes the message away.
  #refusalOf(packet: RetainedPacket): 'retained-max' | 'bytes-max' | undefined {
    const { room, retainedMax } = this.#options
    if (!this.#byTopic.has(packet.topic) && this.#byTopic.size >= retainedMax) return 'retained-max'
    return room.take(bytesOf(packet)) ? undefined : 'bytes-max'
  }

  async #remove(topic: string): Promise<void> {
    if (!this.#forget(topic)) return
    await this.#options.writes.write({ type: 'unretained', topic })
  }

  #forget(topic: string): boolean {
    const known = this.#byTopic.get(topic)
    if (known !== undefined) this.#options.room.give(bytesOf(known))
    return this.#byTopic.delete(topic)
  }
}
