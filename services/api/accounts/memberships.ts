import type { Input } from '../../domain/model/input.ts'
import { type Actor, SYSTEM } from '../../domain/model/person.ts'
import type { SiteId } from '../../domain/model/place.ts'
import type { Member } from '../../domain/model/roster.ts'
import type { Intake } from '../../runtime/intake.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { PersonAccount } from '../../store/account-store.ts'
import type { AccountStore } from '../../store/store.ts'
import { InTurn } from '../in-turn.ts'
import { submit } from '../submit.ts'
import { sitesOf } from './manage.ts'

export interface MembershipOptions {
  readonly accounts: Pick<AccountStore, 'people'>
  readonly intake: Intake
  readonly registry: Registry
  readonly failed: (error: unknown) => void
}

/**
 * Who works on a site stands in its roster, where it is decided who is told; who has an account stands in the store.
 * The accounts are the authority: after each change, at the start (there may have been a kill in between) and when a
 * site begins, the rosters are brought into line with them.
 */
export interface Memberships {
  align(actor?: Actor): Promise<void>
  /** Cheap: to be called after each commit. */
  committed(): void
}

export function createMemberships({ accounts, intake, registry, failed }: MembershipOptions): Memberships {
  const inTurn = new InTurn()
  let aligned = new Set<SiteId>()
  let revision = Number.NaN
  let rosters = 0

  async function align(actor: Actor): Promise<void> {
    const sites = sitesOf(registry)
    const people = await accounts.people()
    await Promise.all([...sites].flatMap(site => changesOf(site, people, actor)))
    aligned = sites
  }

  const changesOf = (site: SiteId, people: readonly PersonAccount[], actor: Actor): Promise<unknown>[] =>
    differences(registry.roster(site).members, membersOf(site, people), actor).map(input =>
      submit(intake, site, input),
    )

  function isNothingNew(): boolean {
    const count = [...registry.rosters()].length
    if (revision === registry.revision && rosters === count) return true
    revision = registry.revision
    rosters = count
    return [...sitesOf(registry)].every(site => aligned.has(site))
  }

  return {
    align: (actor = SYSTEM) => inTurn.run(ROSTERS, () => align(actor)),
    committed() {
      if (isNothingNew()) return
      inTurn.run(ROSTERS, () => align(SYSTEM)).catch(failed)
    },
  }
}

const ROSTERS = 'rosters'

function membersOf(site: SiteId, people: readonly PersonAccount[]): Map<string, Member> {
  const found = people.flatMap(account => memberOf(site, account) ?? [])
  return new Map(found.map(member => [member.id, member]))
}

/** As whom an account stands in the roster of a site; nothing where nobody is told of anything there by it. */
export function memberOf(
  site: SiteId,
  { username, role, scope, disabled }: PersonAccount,
): Member | undefined {
  if (disabled) return undefined
  if (scope === 'all') return { id: username, role, zones: [] }
  const here = scope.filter(one => one.site === site)
  if (here.length === 0) return undefined
  const isWhole = here.some(({ zones }) => zones.length === 0)
  return { id: username, role, zones: isWhole ? [] : [...new Set(here.flatMap(({ zones }) => zones))] }
}

function differences(
  there: ReadonlyMap<string, Member>,
  wanted: ReadonlyMap<string, Member>,
  actor: Actor,
): Input[] {
  const gone = [...there.keys()].filter(id => !wanted.has(id))
  const other = [...wanted.values()].filter(member => !isSame(there.get(member.id), member))
  return [
    ...gone.map(id => ({ type: 'roster-removed', what: 'member', id, actor }) as const),
    ...other.map(member => ({ type: 'roster-saved', entry: { what: 'member', member }, actor }) as const),
  ]
}

const isSame = (one: Member | undefined, other: Member): boolean =>
  one?.role === other.role && one.zones.join() === other.zones.join()
