import type { RuleBook } from '../domain/community/program.ts'
import { type FrozenCommunity, freeze, thaw } from '../domain/community/snapshot.ts'
import { type Community, newCommunity } from '../domain/community/state.ts'
import { nextFireAt } from '../domain/community/timers.ts'
import type { SiteId } from '../domain/model/place.ts'
import type { Instant } from '../domain/model/time.ts'

/** The living state: a community for each site. */
export class Communities {
  readonly #book: RuleBook
  readonly #bySite = new Map<SiteId, Community>()

  constructor(book: RuleBook, frozen: readonly FrozenCommunity[] = []) {
    this.#book = book
    for (const one of frozen) this.#bySite.set(one.site, thaw(one, book))
  }

  get(site: SiteId): Community | undefined {
    return this.#bySite.get(site)
  }

  /** The community of a site, made where it is the first that is heard of it. */
  open(site: SiteId): Community {
    let community = this.#bySite.get(site)
    if (community === undefined) {
      community = newCommunity(site, this.#book)
      this.#bySite.set(site, community)
    }
    return community
  }

  list(): Iterable<Community> {
    return this.#bySite.values()
  }

  nextFireAt(): Instant {
    let next = Number.POSITIVE_INFINITY
    for (const community of this.#bySite.values()) next = Math.min(next, nextFireAt(community) ?? next)
    return next
  }

  latestNow(): Instant {
    let latest = 0
    for (const community of this.#bySite.values()) latest = Math.max(latest, community.now)
    return latest
  }

  freeze(): FrozenCommunity[] {
    return [...this.#bySite.values()].map(freeze)
  }
}
