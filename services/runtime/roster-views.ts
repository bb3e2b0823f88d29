import type { Community } from '../domain/community/state.ts'
import type { Input } from '../domain/model/input.ts'
import type { SiteId } from '../domain/model/place.ts'
import type { Roster } from '../domain/model/roster.ts'
import {
  type LivingRoster,
  newRoster,
  removeEntry,
  rosterEntries,
  saveEntry,
} from '../domain/notices/living-roster.ts'

type RosterInput = Extract<Input, { type: 'roster-saved' | 'roster-removed' }>

const NOBODY: Roster = newRoster()

/** The committed rosters, site by site. */
export class RosterViews {
  readonly #bySite = new Map<SiteId, LivingRoster>()

  #revision = 0

  get revision(): number {
    return this.#revision
  }

  of(site: SiteId): Roster {
    return this.#bySite.get(site) ?? NOBODY
  }

  list(): Iterable<readonly [SiteId, Roster]> {
    return this.#bySite.entries()
  }

  clear(): void {
    this.#revision += 1
    this.#bySite.clear()
  }

  /** Copied: the living state may be ahead of what is committed. */
  add({ site, roster }: Pick<Community, 'site' | 'roster'>): void {
    this.#revision += 1
    const entries = rosterEntries(roster)
    if (entries.length > 0) this.#bySite.set(site, newRoster(entries))
  }

  apply(site: SiteId, input: RosterInput): void {
    this.#revision += 1
    const roster = this.#bySite.get(site) ?? newRoster()
    this.#bySite.set(site, roster)
    if (input.type === 'roster-saved') saveEntry(roster, input.entry)
    else removeEntry(roster, input.what, input.id)
  }
}
