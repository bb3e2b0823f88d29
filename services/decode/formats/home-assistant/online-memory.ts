import type { HeardStatus } from '../../source.ts'
import { ENTITIES_MAX } from './entities.ts'
import type { Entity } from './entity.ts'

/** A device is online where all say so that were heard of it: the stick that it hangs on, and it itself. */
export class OnlineMemory {
  readonly #byTopic = new Map<string, boolean>()

  heard(meant: readonly Entity[], topic: string, words: string, json: unknown): readonly HeardStatus[] {
    const statuses = new Map<string, HeardStatus>()
    for (const { address, about, availability } of meant) {
      const own = availability.find(each => each.topic === topic)
      const said = own === undefined ? undefined : String(own.template(words, json)).trim()
      if (own === undefined || (said !== own.online && said !== own.offline)) continue
      this.#keep(topic, said === own.online)
      const online = availability.every(each => this.#byTopic.get(each.topic) !== false)
      statuses.set(address, { what: 'status', address, online, ...(about && { about }) })
    }
    return [...statuses.values()]
  }

  #keep(topic: string, online: boolean): void {
    const [oldest] = this.#byTopic.keys()
    if (this.#byTopic.size >= ENTITIES_MAX && oldest !== undefined && !this.#byTopic.has(topic))
      this.#byTopic.delete(oldest)
    this.#byTopic.set(topic, online)
  }
}
