import { filterMatches } from '../decode/topic-filter.ts'

export interface Delivery {
  readonly topic: string
  readonly payload: Uint8Array
  readonly qos: number
  readonly retained: boolean
  readonly again: boolean
  /** By which of its subscriptions the broker delivers it, where it says so (MQTT 5). */
  readonly subscriptions?: readonly number[] | undefined
}

/**
 * Tells one message that a broker delivers once for each filter that means it (MQTT 3.1.1, 3.3.5) from a message that was
 * published again. Such copies come one right after the other; a broker that names its subscriptions names another one
 * in each.
 */
export class Copies {
  #last: Delivery | undefined
  #seen = 0
  #by = new Set<number>()

  isCopy(delivery: Delivery, filters: readonly string[]): boolean {
    const isSame = this.#last !== undefined && isSameMessage(this.#last, delivery)
    if (isSame && this.#isOfAnother(delivery, filters)) {
      this.#note(delivery)
      return true
    }
    this.#last = delivery
    this.#seen = 0
    this.#by = new Set()
    this.#note(delivery)
    return false
  }

  #isOfAnother({ topic, subscriptions }: Delivery, filters: readonly string[]): boolean {
    if (subscriptions !== undefined) return !subscriptions.some(each => this.#by.has(each))
    return this.#seen < filters.filter(filter => filterMatches(filter, topic)).length
  }

  #note({ subscriptions = [] }: Delivery): void {
    this.#seen += 1
    for (const each of subscriptions) this.#by.add(each)
  }
}

// What is sent again after a break is known by its message id.
const isSameMessage = (one: Delivery, other: Delivery): boolean =>
  !one.again &&
  !other.again &&
  one.topic === other.topic &&
  one.qos === other.qos &&
  one.retained === other.retained &&
  Buffer.compare(one.payload, other.payload) === 0
