import type { PersonId } from '../model/person.ts'
import type { ZoneId } from '../model/place.ts'
import type { Member } from '../model/roster.ts'

/**
 * Who of those on a rota counts. One who has left the site does not, nor does one for a zone that they do not see: they could not open
 * what they are called to, and nobody is hidden by them.
 */
export interface Presence {
  /** For the innermost of these zones, which lie in one another. */
  counts(person: PersonId, near: readonly ZoneId[]): boolean
  /** The same for all zones for which the same people count. */
  key(near: readonly ZoneId[]): string
}

export const EVERYBODY: Presence = { counts: () => true, key: () => '' }

/** What is in no zone is for whoever is on duty; a caregiver's zones say nothing of what they see. */
export function presenceOf(members: ReadonlyMap<PersonId, Member>): Presence {
  let named: ReadonlySet<ZoneId> | undefined
  return {
    counts(person, near) {
      const member = members.get(person)
      return member !== undefined && (near[0] === '' || sees(member, near))
    },
    key(near) {
      named ??= new Set([...members.values()].flatMap(({ zones }) => zones))
      return near.filter(zone => zone === '' || named?.has(zone)).join(' ')
    },
  }
}

export const sees = ({ role, zones }: Member, near: readonly ZoneId[]): boolean =>
  role === 'caregiver' || zones.length === 0 || near.some(zone => zones.includes(zone))
