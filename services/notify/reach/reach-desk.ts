import type { PersonId } from '../../domain/model/person.ts'
import type { SiteId } from '../../domain/model/place.ts'
import type { CalledAs } from '../../domain/model/reach.ts'
import type { Instant } from '../../domain/model/time.ts'
import type { Registry } from '../../runtime/registry.ts'
import { CalledPeople } from './called-people.ts'
import { type FactSources, factsOf } from './people-facts.ts'
import { type Verdict, verdictOf } from './verdict.ts'

/** Somebody whom an alert of a site could call, and whether it would get through. */
export interface PersonReach {
  readonly person: PersonId
  readonly as: readonly CalledAs[]
  readonly verdict: Verdict
}

/** Of oneself: on a site on which one could not be told, where there is one. */
export interface OwnReach {
  readonly site: SiteId
  readonly verdict: Verdict
}

/** Whether people could be told of an urgent alert, as it is known now. */
export interface ReachDesk {
  of(site: SiteId): Promise<readonly PersonReach[]>
  /** Of these of the site alone. */
  among(site: SiteId, people: ReadonlySet<PersonId>): Promise<readonly PersonReach[]>
  /** Nothing where no alert would call them. */
  ofPerson(person: PersonId): Promise<OwnReach | undefined>
}

export interface ReachDeskOptions extends FactSources {
  readonly registry: Pick<Registry, 'roster' | 'rosters' | 'rosterRevision'>
  /** The flow's. */
  readonly now: () => Instant
}

export function createReachDesk(options: ReachDeskOptions): ReachDesk {
  const { registry, now } = options
  const called = new CalledPeople(registry, now)

  async function look(site: SiteId, isAsked: (person: PersonId) => boolean): Promise<PersonReach[]> {
    const { members } = registry.roster(site)
    const all = called.of(site)
    const asked = [...all.keys()].filter(isAsked).sort()
    const found: PersonReach[] = []
    for await (const [person, facts] of factsOf(asked, id => members.has(id), options))
      found.push({ person, as: all.get(person) ?? [], verdict: verdictOf(facts) })
    return found
  }

  return {
    of: site => look(site, () => true),
    among: (site, people) => look(site, person => people.has(person)),
    async ofPerson(person) {
      const sites = called.sitesOf(person)
      const stray = sites.find(site => !registry.roster(site).members.has(person))
      const site = stray ?? sites[0]
      if (site === undefined) return undefined
      for await (const [, facts] of factsOf([person], () => stray === undefined, options))
        return { site, verdict: verdictOf(facts) }
      return undefined
    },
  }
}
