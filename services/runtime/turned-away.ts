import type { Instant } from '../domain/model/time.ts'

/** Somebody who was not let in at a door, as often as for this reason from there under this name. */
export interface TurnedAwayRow {
  readonly address: string | undefined
  /** As it calls itself, where it said so much. */
  readonly name: string | undefined
  readonly reason: string
  readonly count: number
  readonly lastAt: Instant
}

/** In memory alone and bounded: anybody may knock. Whoever was quiet for longest is forgotten. */
export class TurnedAway {
  readonly #now: () => Instant
  readonly #rows = new Map<string, TurnedAwayRow>()

  constructor(now: () => Instant) {
    this.#now = now
  }

  note(address: string | undefined, reason: string, name?: string): void {
    const key = JSON.stringify([address, reason, name])
    const count = (this.#rows.get(key)?.count ?? 0) + 1
    this.#rows.delete(key)
    this.#rows.set(key, { address, name, reason, count, lastAt: this.#now() })
    const [quietest] = this.#rows.keys()
    if (this.#rows.size > TURNED_AWAY_MAX && quietest !== undefined) this.#rows.delete(quietest)
  }

  /** It was let in: what was wrong with it is mended. */
  letIn(name: string): void {
    for (const [key, row] of this.#rows) if (row.name === name) this.#rows.delete(key)
  }

  /** The latest stands first. */
  list(): readonly TurnedAwayRow[] {
    return [...this.#rows.values()].reverse()
  }
}

/** As many as somebody would look through. */
export const TURNED_AWAY_MAX = 100
