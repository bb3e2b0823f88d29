import type { DurationMs, Instant } from '../../../domain/model/time.ts'
import type { Told } from './told.ts'

interface Vehicle extends Told {
  readonly heardAt: Instant
}

/** The vehicles that are before the cameras, as far as was told. */
export class TrackedVehicles {
  readonly #byId = new Map<string, Vehicle>()

  get(id: string): Told | undefined {
    return this.#byId.get(id)
  }

  /** Those heard of last stand last: whoever was not for longest goes first. */
  put(told: Told, heardAt: Instant): void {
    const plate = told.plate ?? this.#byId.get(told.id)?.plate
    this.#byId.delete(told.id)
    this.#byId.set(told.id, { ...told, ...(plate !== undefined && { plate }), heardAt })
    if (this.#byId.size > VEHICLES_MAX) this.#byId.delete(this.#byId.keys().next().value as string)
  }

  remove(id: string): void {
    this.#byId.delete(id)
  }

  /** Those whose end was lost on the way: Frigate tells each minute of what it still sees. */
  takeGone(now: Instant, afterMs: DurationMs): readonly Told[] {
    const gone = [...this.#byId.values()].filter(({ heardAt }) => now - heardAt > afterMs)
    for (const { id } of gone) this.#byId.delete(id)
    return gone
  }

  at(place: string): readonly Told[] {
    return [...this.#byId.values()].filter(told => placesOf(told).includes(place))
  }
}

/** Where it is seen: by its camera, and in zones of it. */
export const placesOf = ({ camera, zones }: Told): readonly string[] => [camera, ...zones]

const VEHICLES_MAX = 2_000
