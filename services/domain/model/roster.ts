import type { DeviceId } from './device.ts'
import type { Rota } from './duty.ts'
import type { EscalationPlan } from './escalation.ts'
import type { PersonId, Role } from './person.ts'
import type { Zone, ZoneId } from './place.ts'

/** Somebody who works on a site. */
export interface Member {
  readonly id: PersonId
  readonly role: Role
  /** With all that lies in them; none stands for the whole site. A caregiver's are those of the wearers. */
  readonly zones: readonly ZoneId[]
}

/** Somebody who wears a band, under an id that says nothing of who that is. */
export interface Wearer {
  readonly id: string
  readonly device: DeviceId
  /** Who looks after them, in the order in which they are called. */
  readonly carers: readonly PersonId[]
}

/** Who is there and who is told, as far as deciding it needs: no name, no telephone, for the log never forgets. */
export interface Roster {
  readonly zones: ReadonlyMap<ZoneId, Zone>
  readonly members: ReadonlyMap<PersonId, Member>
  readonly wearers: ReadonlyMap<string, Wearer>
  readonly rotas: ReadonlyMap<string, Rota>
  readonly plans: ReadonlyMap<string, EscalationPlan>
}

/** One that is saved under an id that is there already takes its place. */
export type RosterEntry =
  | { readonly what: 'zone'; readonly zone: Zone }
  | { readonly what: 'member'; readonly member: Member }
  | { readonly what: 'wearer'; readonly wearer: Wearer }
  | { readonly what: 'rota'; readonly rota: Rota }
  | { readonly what: 'plan'; readonly plan: EscalationPlan }
export type RosterWhat = RosterEntry['what']
