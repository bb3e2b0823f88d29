import type { Alert } from '../../domain/model/alert.ts'
import type { Action } from '../../domain/model/command.ts'
import type { PersonId } from '../../domain/model/person.ts'
import type { Member, Roster } from '../../domain/model/roster.ts'
import { type Text, text } from '../../domain/model/text.ts'
import { UNREACHABLE_WORDS } from '../../domain/notices/reach-words.ts'
import { isStaffed } from '../../domain/notices/targets.ts'
import type { NoticeDesk } from '../../notify/desk.ts'
import type { Sight } from '../access/visible.ts'
import { ApiProblem } from '../problem.ts'

interface Assigned {
  readonly alert: Alert
  /** As whoever assigns it sees it. */
  readonly seen: Alert
}

/**
 * Who is to take an alert must be of its site and see it, once anybody works there: it would be in the hand of somebody who
 * cannot open it, and nobody else is called any more. On a site that was never set up the administrators write names by hand.
 * Whoever does not know of whom it is names no caregiver: which of them is taken would tell who looks after whom.
 */
export function refuseUnfitAssignee(
  action: Action,
  assignee: PersonId | undefined,
  { alert, seen }: Assigned,
  roster: Roster,
  sight: Pick<Sight, 'as'>,
): void {
  if (assignee === undefined || (action !== 'assign' && action !== 'transfer')) return
  if (!isStaffed(roster)) return
  const member = roster.members.get(assignee)
  if (member === undefined)
    throw new ApiProblem('ASSIGNEE_UNKNOWN', { detail: `${assignee} is nobody of ${alert.site}` })
  if (member.role === 'caregiver' && seen.deviceId === '')
    throw new ApiProblem('ASSIGNEE_CANNOT_SEE', {
      detail: 'caregivers are named by those who see whose it is',
    })
  if (!canSee(member, alert, sight))
    throw new ApiProblem('ASSIGNEE_CANNOT_SEE', { detail: `${assignee} cannot open this alert` })
}

/** As if they asked for it themselves. */
export const canSee = ({ id, role, zones }: Member, alert: Alert, sight: Pick<Sight, 'as'>): boolean =>
  sight.as({ username: id, role, scope: [{ site: alert.site, zones: [...zones] }] })(alert) !== undefined

/** What whoever gives it to them is told where they could not be told of it; nothing where they could, or nobody knows. */
export async function reachAdvice(
  action: Action,
  assignee: PersonId | undefined,
  { site }: Pick<Alert, 'site'>,
  reach: Pick<NoticeDesk['reach'], 'among'>,
): Promise<Text | undefined> {
  if (assignee === undefined || (action !== 'assign' && action !== 'transfer')) return undefined
  const [found] = await reach.among(site, new Set([assignee]))
  const why = found?.verdict.why
  return why === null || why === undefined ? undefined : unreachable(assignee, UNREACHABLE_WORDS[why])
}

const unreachable = (who: PersonId, why: Text): Text =>
  text(`${who} could not be told of it: ${why.en}.`, `通知不到 ${who}：${why.zh}。`)
