import type { Input } from '../../domain/model/input.ts'
import type { Actor } from '../../domain/model/person.ts'
import type { SiteId } from '../../domain/model/place.ts'
import type { Roster, RosterEntry, RosterWhat } from '../../domain/model/roster.ts'
import type { Intake } from '../../runtime/intake.ts'
import type { Registry } from '../../runtime/registry.ts'
import { contentVersion } from '../content-version.ts'
import { InTurn } from '../in-turn.ts'
import { ApiProblem } from '../problem.ts'
import { submit } from '../submit.ts'

export interface RosterEdit {
  readonly site: SiteId
  readonly actor: Actor
  /** The version that the person saw, `NEW` where there was none; whatever is there gives way where absent. */
  readonly seen: string | undefined
  /** Throws where it does not fit the roster as it stands in its turn. */
  readonly check?: (roster: Roster) => void
}

export interface RosterRemoval extends RosterEdit {
  readonly what: RosterWhat
  readonly id: string
}

/** Takes what is edited in a roster to its site, one edit at a time: what was checked is still so when it is written. */
export interface RosterOffice {
  /** Answers with its new version. */
  save(edit: RosterEdit & { readonly entry: RosterEntry }): Promise<string>
  /** Answers whether it was there. */
  remove(removal: RosterRemoval): Promise<boolean>
  /** For work on a site that is more than one entry: `bring` commits its inputs together. */
  run<T>(site: SiteId, work: (bring: Bring) => Promise<T>): Promise<T>
}

export type Bring = (inputs: readonly Input[]) => Promise<void>

export interface RosterOfficeOptions {
  readonly registry: Pick<Registry, 'roster'>
  readonly intake: Intake
}

/** Of what is not there yet. */
export const NEW = 'new'

export function createRosterOffice({ registry, intake }: RosterOfficeOptions): RosterOffice {
  const inTurn = new InTurn()

  async function save({ site, actor, seen, entry, check }: Parameters<RosterOffice['save']>[0]) {
    const roster = registry.roster(site)
    refuseStale(entryOf(roster, entry.what, idOf(entry)), seen)
    check?.(roster)
    await submit(intake, site, { type: 'roster-saved', entry, actor })
    return versionOf(entry)
  }

  async function remove({ site, actor, seen, what, id, check }: RosterRemoval): Promise<boolean> {
    const roster = registry.roster(site)
    const present = entryOf(roster, what, id)
    refuseStale(present, seen)
    check?.(roster)
    if (present === undefined) return false
    await submit(intake, site, { type: 'roster-removed', what, id, actor })
    return true
  }

  /** Submitted in one turn, and so in one commit. */
  const bringTo =
    (site: SiteId): Bring =>
    async inputs => {
      await Promise.all(inputs.map(input => submit(intake, site, input)))
    }

  return {
    save: edit => inTurn.run(edit.site, () => save(edit)),
    remove: removal => inTurn.run(removal.site, () => remove(removal)),
    run: (site, work) => inTurn.run(site, () => work(bringTo(site))),
  }
}

export const versionOf = (entry: RosterEntry): string => contentVersion(entry)

export function refuseStale(present: RosterEntry | undefined, seen: string | undefined): void {
  const version = present === undefined ? NEW : versionOf(present)
  if (seen !== undefined && seen !== version)
    throw new ApiProblem('ROSTER_VERSION_CONFLICT', { detail: `it is at version ${version}` })
}

export function idOf(entry: RosterEntry): string {
  switch (entry.what) {
    case 'zone':
      return entry.zone.id
    case 'member':
      return entry.member.id
    case 'wearer':
      return entry.wearer.id
    case 'rota':
      return entry.rota.id
    case 'plan':
      return entry.plan.id
  }
}

export function entryOf(roster: Roster, what: RosterWhat, id: string): RosterEntry | undefined {
  switch (what) {
    case 'zone':
      return entry(roster.zones.get(id), zone => ({ what, zone }))
    case 'member':
      return entry(roster.members.get(id), member => ({ what, member }))
    case 'wearer':
      return entry(roster.wearers.get(id), wearer => ({ what, wearer }))
    case 'rota':
      return entry(roster.rotas.get(id), rota => ({ what, rota }))
    case 'plan':
      return entry(roster.plans.get(id), plan => ({ what, plan }))
  }
}

const entry = <T>(found: T | undefined, as: (found: T) => RosterEntry): RosterEntry | undefined =>
  found === undefined ? undefined : as(found)
