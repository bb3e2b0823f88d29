import { notified } from '../alerts/notified.ts'
import type { Alert, AlertChange } from '../model/alert.ts'
import type { EscalationStep, Target } from '../model/escalation.ts'
import type { Notice, NoticeReason } from '../model/notice.ts'
import type { PersonId } from '../model/person.ts'
import { carersOf } from '../notices/carers.ts'
import { peopleFor, type Scene } from '../notices/targets.ts'
import { aboutOf } from './about.ts'
import { isLifeSafety } from './life-safety.ts'
import type { Community } from './state.ts'

type Telling = Pick<Notice, 'why'> & Partial<Pick<Notice, 'step' | 'round' | 'by'>>

/** One event for each of them, who are answered; nothing where these targets are nobody. */
export function tell(
  community: Community,
  alertId: string,
  targets: readonly Target[],
  { why, step = 0, round = 0, by }: Telling,
  changes: AlertChange[],
): readonly PersonId[] {
  const record = community.alerts.get(alertId)
  if (record === undefined) return []
  const about = { why, step, round, isLifeSafety: isLifeSafety(community, record.alert), ...(by && { by }) }
  const mustBeSomebody = step === 1 || LATE.has(why)
  const people = peopleFor(targets, sceneOf(community, record.alert), mustBeSomebody)
  for (const to of people) changes.push(notified(record, { to, ...about }, community.now))
  return people
}

/** Whom a step means now. */
export const meantBy = (
  community: Community,
  alert: Alert,
  { tell }: EscalationStep,
  isFirst: boolean,
): readonly PersonId[] => peopleFor(tell, sceneOf(community, alert), isFirst)

/** That nobody takes it, or gets done with it, must not be said to nobody: whoever had it may have left. */
const LATE: ReadonlySet<NoticeReason> = new Set(['not-taken', 'nearly-overdue', 'overdue'])

function sceneOf(community: Community, alert: Alert): Scene {
  const { roster, policy, now } = community
  return {
    roster,
    zone: alert.zone,
    about: aboutOf(community, alert),
    carers: carersOf(roster, alert.deviceId),
    assignee: alert.assignee,
    isLifeSafety: isLifeSafety(community, alert),
    timeZone: policy.timeZone ?? 'UTC',
    at: now,
  }
}
