import type { Entity } from './entity.ts'

/** Entities of one source that are remembered: a house has some hundreds, and a configuration is some kilobytes. */
export const ENTITIES_MAX = 5_000

/** What was announced, by its configuration's topic, and by the topics that tell of it. */
export class Entities {
  readonly #byConfig = new Map<string, Entity>()
  readonly #byTopic = new Map<string, Set<Entity>>()
  readonly #byAddress = new Map<string, Set<Entity>>()

  /** Whether there is room for it. */
  put(config: string, entity: Entity): boolean {
    this.remove(config)
    if (this.#byConfig.size >= ENTITIES_MAX) return false
    this.#byConfig.set(config, entity)
    for (const topic of topicsOf(entity)) put(this.#byTopic, topic, entity)
    put(this.#byAddress, entity.address, entity)
    return true
  }

  remove(config: string): Entity | undefined {
    const entity = this.#byConfig.get(config)
    if (entity === undefined) return undefined
    this.#byConfig.delete(config)
    for (const topic of topicsOf(entity)) take(this.#byTopic, topic, entity)
    take(this.#byAddress, entity.address, entity)
    return entity
  }

  of(topic: string): readonly Entity[] {
    return [...(this.#byTopic.get(topic) ?? [])]
  }

  /** All of one device. */
  ownedBy(address: string): readonly Entity[] {
    return [...(this.#byAddress.get(address) ?? [])]
  }
}

type By = Map<string, Set<Entity>>

const put = (by: By, key: string, entity: Entity) => by.set(key, (by.get(key) ?? new Set()).add(entity))

function take(by: By, key: string, entity: Entity): void {
  const there = by.get(key)
  there?.delete(entity)
  if (there?.size === 0) by.delete(key)
}

/** Where it is told something, too: at a bridge that comes back, and is nothing that was not announced. */
const topicsOf = ({ topic, command, availability }: Entity): readonly string[] => [
  ...[topic, command?.topic].filter(each => each !== undefined),
  ...availability.map(each => each.topic),
]
