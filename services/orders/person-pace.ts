import type { Actor } from '../domain/model/person.ts'
import { type Instant, MINUTE } from '../domain/model/time.ts'

/** So many orders of one person within a minute, and no more. */
export class PersonPace {
  readonly #perMinuteMax: number
  readonly #given = new Map<Actor, Instant[]>()

  constructor(perMinuteMax: number) {
    this.#perMinuteMax = perMinuteMax
  }

  /** Whether one more may be given now; then it counts. */
  take(person: Actor, now: Instant): boolean {
    const recent = (this.#given.get(person) ?? []).filter(at => at > now - MINUTE)
    const isTaken = recent.length < this.#perMinuteMax
    this.#given.set(person, isTaken ? [...recent, now] : recent)
    return isTaken
  }
}
