// Who is there in tests, and short words for who is told.
import type { AlertChange } from '../../model/alert.ts'
import type { Input } from '../../model/input.ts'
import type { Role } from '../../model/person.ts'
import type { RosterEntry } from '../../model/roster.ts'
import { type Instant, SECOND } from '../../model/time.ts'
import type { Community } from '../state.ts'
import { step } from '../step.ts'
import { T0 } from './site.ts'

export const roster = (entry: RosterEntry): Input => ({ type: 'roster-saved', entry, actor: 'admin' })

export const member = (id: string, role: Role, ...zones: string[]): Input =>
  roster({ what: 'member', member: { id, role, zones } })

export const wearer = (device: string, ...carers: string[]): Input =>
  roster({ what: 'wearer', wearer: { id: `w-${device}`, device, carers } })

/** A grid worker, two caregivers of the band's wearer, a manager, the administrator. */
export function staffed(community: Community): Community {
  const inputs = [
    member('admin', 'administrator'),
    member('chen', 'manager'),
    member('wang', 'grid-worker', 'b3'),
    member('zhao', 'grid-worker', 'gate'),
    member('li', 'caregiver'),
    member('mei', 'caregiver'),
    wearer('band', 'li', 'mei'),
  ]
  for (const input of inputs) step(community, input, T0)
  return community
}

/** `+60 li next-step 2/1`: seconds since `from`, who, why, step and round. */
export const told = (changes: readonly AlertChange[], from: Instant): string[] =>
  changes.flatMap(({ event: { at, notice } }) =>
    notice === undefined
      ? []
      : [`+${(at - from) / SECOND} ${notice.to} ${notice.why} ${notice.step}/${notice.round}`],
  )
