import type { Alert, AlertChange } from '../model/alert.ts'
import type { EscalationPlan } from '../model/escalation.ts'
import type { NoticeReason } from '../model/notice.ts'
import type { Instant } from '../model/time.ts'
import { planFor } from '../notices/plan-for.ts'
import { begin, carrying, type Pursuit, taken, wakeAt } from '../notices/pursuit.ts'
import { isStaffed } from '../notices/targets.ts'
import { callDue } from './call.ts'
import { isLifeSafety } from './life-safety.ts'
import type { Community } from './state.ts'
import { holdingTimer } from './timer.ts'
import { toldWith } from './told-with.ts'

export interface CallOf {
  readonly why: NoticeReason
  /** Of the same alert, where it became worse. */
  readonly before?: Pursuit | undefined
  /** Now, where absent. */
  readonly at?: Instant
}

/**
 * Those that go by another alert are told with that one; what somebody has in hand calls nobody, and its time runs. For what is
 * over by itself nobody has to come, whoever gives it back.
 */
export function call(community: Community, alert: Alert, of: CallOf, changes: AlertChange[]): void {
  const isOpen = alert.condition === 'active' || alert.latched
  const isCalledFor = isOpen && (community.pursuits.has(alert.id) || isStaffed(community.roster))
  if (alert.suppressed !== null || !isCalledFor) return
  const plan = planOf(community, alert)
  const other = toldWith(community, alert, plan)
  if (other !== undefined) goOn(community, carrying(other, alert.id))
  else startCall(community, alert, plan, of, changes)
}

const planOf = (community: Community, alert: Alert): EscalationPlan =>
  planFor(community.roster, {
    ...{ rule: alert.rule, deviceKind: alert.deviceKind, severity: alert.severity, zone: alert.zone },
    isLifeSafety: isLifeSafety(community, alert),
  })

function startCall(
  community: Community,
  { id, severity, handling }: Alert,
  plan: EscalationPlan,
  { why, before, at = community.now }: CallOf,
  changes: AlertChange[],
): void {
  const { carries } = community.pursuits.get(id) ?? {}
  const begun = begin({ alertId: id, plan, severity, why }, at, before)
  const pursuit = carries === undefined ? begun : { ...begun, carries }
  const waiting = { ...taken(pursuit), confirmBy: before?.confirmBy ?? null }
  goOn(community, callDue(community, handling === 'new' ? pursuit : waiting, changes))
}

export function goOn(community: Community, pursuit: Pursuit): void {
  const due = wakeAt(pursuit)
  community.pursuits.set(pursuit.alertId, pursuit)
  if (Number.isFinite(due)) community.timers.push(holdingTimer('pursuit', pursuit.alertId, due))
}
