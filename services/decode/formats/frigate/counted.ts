/** How many of each label Frigate last counted at each place. It says a count once, when it changes. */
export class Counted {
  readonly #vehicles: ReadonlySet<string>
  readonly #byPlace = new Map<string, Map<string, number>>()

  constructor(vehicles: ReadonlySet<string>) {
    this.#vehicles = vehicles
  }

  note(place: string, label: string, count: number): void {
    const counts = this.#byPlace.get(place) ?? new Map<string, number>()
    if (label === ALL && count === 0) for (const vehicle of this.#vehicles) counts.set(vehicle, 0)
    else if (this.#vehicles.has(label)) counts.set(label, count)
    this.#byPlace.set(place, counts)
    if (this.#byPlace.size > PLACES_MAX) this.#byPlace.delete(this.#byPlace.keys().next().value as string)
  }

  /** Nothing where a vehicle of a label that was not counted yet may stand there: no zero is guessed. */
  at(place: string): number | undefined {
    const counts = this.#byPlace.get(place)
    let sum = 0
    for (const count of counts?.values() ?? []) sum += count
    return sum > 0 || counts?.size === this.#vehicles.size ? sum : undefined
  }

  forget(): void {
    this.#byPlace.clear()
  }
}

/** Frigate's name for whatever it is. */
export const ALL = 'all'

const PLACES_MAX = 500
