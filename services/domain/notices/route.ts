import type { About } from '../model/about.ts'
import type { Rota } from '../model/duty.ts'
import type { PersonId, Role } from '../model/person.ts'
import type { ZoneId } from '../model/place.ts'
import type { Roster } from '../model/roster.ts'
import { isWithin } from './zones.ts'

/** What is to be seen to, and where. */
export interface Matter {
  readonly about: About
  readonly zone: ZoneId
}

/** The rotas are those that have begun. */
type Staff = Pick<Roster, 'members' | 'zones'> & { readonly rotas: Iterable<Rota> }

/** Whose work it is, the likeliest first. */
const WORK: Readonly<Record<About, readonly Role[]>> = {
  person: ['grid-worker', 'manager', 'administrator'],
  device: ['technician', 'grid-worker', 'manager', 'administrator'],
  place: ['grid-worker', 'manager', 'administrator'],
  staff: ['manager', 'administrator'],
  server: ['administrator', 'technician', 'manager'],
}

/**
 * Who sees to it, by what it is about: whoever mends devices, the zone's grid worker, whoever runs the server. Of a role that
 * has a rota for the zone whoever is on duty, of another one everybody; where that is nobody, the next role. `duty` tells who
 * is on duty there now, in a role or in any.
 */
export function responsibleFor(
  { about, zone }: Matter,
  roster: Staff,
  duty: (role?: Role) => readonly PersonId[],
): readonly PersonId[] {
  for (const role of WORK[about]) {
    const found = hasRota(roster, role, zone) ? duty(role) : ofRole(roster, role, zone)
    if (found.length > 0) return found
  }
  return duty()
}

/** Everybody of a role whose zone this is, always in the same order. */
export const ofRole = (
  { members, zones }: Pick<Roster, 'members' | 'zones'>,
  role: Role,
  zone: ZoneId,
): readonly PersonId[] =>
  [...members.values()]
    .filter(member => member.role === role && isWithin(zones, zone, member.zones))
    .map(({ id }) => id)
    .sort()

export function hasRota({ rotas, zones }: Omit<Staff, 'members'>, role: Role, zone: ZoneId): boolean {
  for (const rota of rotas) if (rota.role === role && isWithin(zones, zone, rota.zones)) return true
  return false
}
