import type { Role } from './person.ts'
import type { ZoneId } from './place.ts'
import type { Instant } from './time.ts'

/** What somebody is to be on duty for, for a rota says so (岗位). */
export interface DutyPost {
  readonly role: Role
  /** `null`: for the whole site. */
  readonly zone: ZoneId | null
}

/** Nobody is on duty there. */
export interface DutyGap extends DutyPost {
  readonly from: Instant
  readonly to: Instant
}
