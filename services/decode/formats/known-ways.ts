/** More devices than a source has. */
export const WAYS_MAX = 20_000

/** By what topic each device of a source is heard, of which the topic of its orders is made. */
export class KnownWays {
  readonly #ways = new Map<string, string>()

  note(address: string, way: string | undefined): void {
    if (way === undefined || this.#ways.get(address) === way) return
    if (this.#ways.size < WAYS_MAX || this.#ways.has(address)) this.#ways.set(address, way)
  }

  to(address: string): string | undefined {
    return this.#ways.get(address)
  }
}
