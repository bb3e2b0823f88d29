import type { Alert } from '../../domain/model/alert.ts'
import type { Action } from '../../domain/model/command.ts'
import type { PersonId } from '../../domain/model/person.ts'
import type { Roster } from '../../domain/model/roster.ts'
import { type Text, text } from '../../domain/model/text.ts'
import { isTheirs } from '../../domain/notices/is-theirs.ts'
import { isStaffed } from '../../domain/notices/targets.ts'
import { ApiProblem } from '../problem.ts'

/**
 * Who is to take an alert must be of its site, once anybody works there: on a site that was never set up the
 * administrators write names by hand. That the place is not theirs is said, and no reason to refuse it: at night whoever is there goes.
 */
export function adviseOn(
  action: Action,
  assignee: PersonId | undefined,
  alert: Alert,
  roster: Roster,
): Text | undefined {
  if (assignee === undefined || (action !== 'assign' && action !== 'transfer')) return undefined
  if (!isStaffed(roster)) return undefined
  const member = roster.members.get(assignee)
  if (member === undefined)
    throw new ApiProblem('ASSIGNEE_UNKNOWN', { detail: `${assignee} is nobody of ${alert.site}` })
  // Whether it is of one of their wearers is for those alone who know of whom it is.
  if (member.role === 'caregiver' && alert.deviceId === '') return undefined
  return isTheirs(member, alert, roster) ? undefined : elsewhere(assignee, alert.zone)
}

const elsewhere = (who: PersonId, zone: string): Text =>
  text(`${who} has it now, though ${zone} is not theirs.`, `已交给 ${who}，但 ${zone} 不在其负责范围内。`)
