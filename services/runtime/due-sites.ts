import type { Community } from '../domain/community/state.ts'
import { nextFireAt } from '../domain/community/timers.ts'
import type { Instant } from '../domain/model/time.ts'

interface Entry {
  readonly at: Instant
  readonly community: Community
}

/** The sites by when their next timer fires: one that has none due costs nothing, however many there are. */
export class DueSites {
  /** The earliest last. */
  readonly #entries: Entry[] = []
  /** Of each site the one entry that counts: one that was overtaken by an earlier one is passed over. */
  readonly #atOf = new Map<Community, Instant>()

  clear(): void {
    this.#entries.length = 0
    this.#atOf.clear()
  }

  /** Its timers may have changed. */
  note(community: Community): void {
    const at = nextFireAt(community)
    if (at === undefined || at >= (this.#atOf.get(community) ?? Number.POSITIVE_INFINITY)) return
    this.#atOf.set(community, at)
    this.#entries.splice(this.#placeOf(at), 0, { at, community })
  }

  /** One whose next timer fires at `now` or before, the earliest first; it is forgotten until it is noted again. */
  next(now: Instant): Community | undefined {
    for (let last = this.#entries.at(-1); last !== undefined && last.at <= now; last = this.#entries.at(-1)) {
      this.#entries.pop()
      const { at, community } = last
      if (this.#atOf.get(community) !== at) continue
      this.#atOf.delete(community)
      if ((nextFireAt(community) ?? Number.POSITIVE_INFINITY) <= now) return community
      this.note(community)
    }
    return undefined
  }

  /** Behind all that are later, and those of the same time that were there before: they come first. */
  #placeOf(at: Instant): number {
    let [from, to] = [0, this.#entries.length]
    while (from < to) {
      const middle = (from + to) >> 1
      if ((this.#entries[middle] as Entry).at > at) from = middle + 1
      else to = middle
    }
    return from
  }
}
