import type { Entity } from './entity.ts'

/** Entities of one source that are remembered: a house has some hundreds, and a configuration is some kilobytes. */
export const ENTITIES_MAX = 5_000

/** What was announced, by its configuration's topic, and by the topics that tell of it. */
export class Entities {
  readonly #byConfig = new Map<string, Entity>()
  readonly #byTopic = new Map<string, Set<Entity>>()

  /** Whether there is room for it. */
  put(config: string, entity: Entity): boolean {
    this.remove(config)
    if (this.#byConfig.size >= ENTITIES_MAX) return false
    this.#byConfig.set(config, entity)
    for (const topic of topicsOf(entity)) {
      const there = this.#byTopic.get(topic) ?? new Set()
      this.#byTopic.set(topic, there.add(entity))
    }
    return true
  }

  remove(config: string): Entity | undefined {
    const entity = this.#byConfig.get(config)
    if (entity === undefined) return undefined
    this.#byConfig.delete(config)
    for (const topic of topicsOf(entity)) {
      const there = this.#byTopic.get(topic)
      there?.delete(entity)
      if (there?.size === 0) this.#byTopic.delete(topic)
    }
    return entity
  }

  of(topic: string): readonly Entity[] {
    return [...(this.#byTopic.get(topic) ?? [])]
  }
}

const topicsOf = (entity: Entity): readonly string[] => [
  entity.topic,
  ...entity.availability.map(({ topic }) => topic),
]
