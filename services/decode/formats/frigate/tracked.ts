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
    const former = this.#byId.get(told.id)
    const plate = told.plate ?? former?.plate
    // Where it is cannot be read: it stays where it was, and frees nothing.
    const zones = told.zones ?? former?.zones
    this.#byId.delete(told.id)
    const kept = { ...(plate !== undefined && { plate }), ...(zones !== undefined && { zones }) }
    this.#byId.set(told.id, { ...told, ...kept, heardAt })
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

  /** Of one before this camera it was never said in which zones it is. */
  mayBeAnywhere(before: string): boolean {
    return [...this.#byId.values()].some(({ camera, zones }) => camera === before && zones === undefined)
  }
}

/** Where it is seen: by its camera, and in zones of it. */
export const placesOf = ({ camera, zones = [] }: Told): readonly string[] => [camera, ...zones]

const VEHICLES_MAX = 2_000
