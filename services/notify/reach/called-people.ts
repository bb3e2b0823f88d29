import type { PersonId } from '../../domain/model/person.ts'
import type { SiteId } from '../../domain/model/place.ts'
import type { CalledAs } from '../../domain/model/reach.ts'
import { DAY, type Instant } from '../../domain/model/time.ts'
import { callable } from '../../domain/notices/callable.ts'
import type { Registry } from '../../runtime/registry.ts'

type Called = ReadonlyMap<PersonId, readonly CalledAs[]>

/** Whom the alerts of each site could call; worked out anew where a roster or the day is another. */
export class CalledPeople {
  readonly #registry: Pick<Registry, 'roster' | 'rosters' | 'rosterRevision'>
  readonly #now: () => Instant
  readonly #bySite = new Map<SiteId, Called>()
  #of = ''

  constructor(registry: Pick<Registry, 'roster' | 'rosters' | 'rosterRevision'>, now: () => Instant) {
    this.#registry = registry
    this.#now = now
  }

  of(site: SiteId): Called {
    const now = this.#now()
    const of = `${this.#registry.rosterRevision} ${Math.floor(now / DAY)}`
    if (of !== this.#of) this.#bySite.clear()
    this.#of = of
    const called = this.#bySite.get(site) ?? callable(this.#registry.roster(site), now)
    this.#bySite.set(site, called)
    return called
  }

  /** The sites that could call somebody. */
  sitesOf(person: PersonId): SiteId[] {
    return Array.from(this.#registry.rosters(), ([site]) => site).filter(site => this.of(site).has(person))
  }
}
