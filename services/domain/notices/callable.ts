import { calendarDayNumber, type Rota } from '../model/duty.ts'
import type { PersonId, Role } from '../model/person.ts'
import type { CalledAs } from '../model/reach.ts'
import type { Member, Roster } from '../model/roster.ts'
import { DAY, type Instant } from '../model/time.ts'
import { countingRotas } from './duty.ts'
import { hasRota } from './route.ts'
import { isStaffed } from './targets.ts'

/**
 * Everybody whom an alert of the site could call, by any plan and at any hour to come. Whoever is named and is not (any more)
 * of the site is among them: nobody is called in their place until somebody sees that.
 */
export function callable(roster: Roster, now: Instant): ReadonlyMap<PersonId, readonly CalledAs[]> {
  const found = new Map<PersonId, CalledAs[]>()
  if (!isStaffed(roster)) return found
  for (const [person, as] of namings(roster, now)) {
    const known = found.get(person) ?? []
    if (!known.includes(as)) found.set(person, [...known, as])
  }
  return found
}

type Naming = readonly [PersonId, CalledAs]

const namings = (roster: Roster, now: Instant): Naming[] => [
  ...membersOf(roster, 'manager').map(({ id }): Naming => [id, 'manager']),
  ...[...roster.rotas.values()].flatMap(rota => onRota(rota, now)).map((id): Naming => [id, 'rota']),
  ...calledWithoutRota(roster, now).map((id): Naming => [id, 'role']),
  ...[...roster.wearers.values()].flatMap(({ carers }) => carers).map((id): Naming => [id, 'carer']),
  ...byPlans(roster).map((id): Naming => [id, 'plan']),
  ...lastResort(roster).map(({ id }): Naming => [id, 'administrator']),
]

const membersOf = ({ members }: Pick<Roster, 'members'>, role: Role): Member[] =>
  [...members.values()].filter(member => member.role === role)

const WITHOUT_ROTA: readonly Role[] = ['grid-worker', 'technician']

function calledWithoutRota(roster: Roster, now: Instant): PersonId[] {
  const rotas = countingRotas(roster.rotas.values(), 'UTC', now - DAY)
  const isWithout = ({ role, zones }: Member): boolean =>
    (zones.length === 0 ? [WHOLE_SITE] : zones).some(
      zone => !hasRota({ zones: roster.zones, rotas }, role, zone),
    )
  return WITHOUT_ROTA.flatMap(role => membersOf(roster, role))
    .filter(isWithout)
    .map(({ id }) => id)
}

const WHOLE_SITE = ''

/** What is over calls nobody. A day either way: whose clock it is makes no difference to that. */
function onRota({ shifts, overrides, holidays }: Rota, now: Instant): PersonId[] {
  const isToCome = (day: string) => calendarDayNumber(day) >= Math.floor(now / DAY) - 1
  return [
    ...shifts.filter(({ until }) => until === undefined || isToCome(until)),
    ...overrides.filter(({ to }) => to > now),
    ...holidays.filter(({ day }) => isToCome(day)),
  ].flatMap(({ on }) => on ?? [])
}

const byPlans = (roster: Roster): PersonId[] =>
  [...roster.plans.values()]
    .flatMap(({ steps }) => steps.flatMap(({ tell }) => tell))
    .flatMap(target => {
      if (target.who === 'person') return [target.person]
      return target.who === 'role' ? membersOf(roster, target.role).map(({ id }) => id) : []
    })

/** Where a site has no manager, those who run the server answer for it. */
const lastResort = (roster: Roster): Member[] =>
  membersOf(roster, 'manager').length > 0 ? [] : membersOf(roster, 'administrator')
