import { holdersOf, takeFromHolder } from '../alerts/in-hand.ts'
import { escalated } from '../alerts/notified.ts'
import type { Alert, AlertChange } from '../model/alert.ts'
import type { Target } from '../model/escalation.ts'
import type { NoticeReason } from '../model/notice.ts'
import { dueStep, heardBy, type Pursuit, stepTold, wakeAt } from '../notices/pursuit.ts'
import type { Community } from './state.ts'
import { meantBy, tell } from './tell.ts'

/** Tells whoever is to be told by now, in the order of the times; answers what is left to do. */
export function callDue(community: Community, pursuit: Pursuit, changes: AlertChange[]): Pursuit {
  let left = pursuit
  for (let due = wakeAt(left); due <= community.now; due = wakeAt(left)) {
    if (left.callAt === due) left = callStep(community, left, changes)
    else if (left.lookAt === due) left = tellNewcomers(community, left, changes)
    else if (left.confirmBy === due) left = takeBack(community, left, changes)
    else if (left.takeBy === due) left = tellNotTaken(community, left, changes)
    else if (left.warnAt === due) left = tellNearlyOverdue(community, left, changes)
    else left = tellOverdue(community, left, changes)
  }
  return left
}

function callStep(community: Community, pursuit: Pursuit, changes: AlertChange[]): Pursuit {
  const due = dueStep(pursuit)
  if (due === undefined) return { ...pursuit, callAt: null }
  const { round, told, alertId } = pursuit
  const step = told + 1
  if (step > 1 || round > 1) note(community, alertId, `step ${step} of round ${round}`, changes)
  const { tell: targets, by } = due.step
  const about = { why: due.why, step, round, ...(by && { by }) }
  return stepTold(pursuit, tell(community, alertId, targets, about, changes))
}

/** Whom the steps that were told mean by now, and not when they were told: others left, or came on duty. */
function tellNewcomers(community: Community, pursuit: Pursuit, changes: AlertChange[]): Pursuit {
  const alert = community.alerts.get(pursuit.alertId)?.alert
  const heard = new Set(pursuit.heard)
  const { steps, round } = heardBy(pursuit)
  for (const [place, step] of alert === undefined ? [] : steps.entries()) {
    const fresh = meantBy(community, alert as Alert, step, place === 0).filter(id => !heard.has(id))
    for (const person of fresh) {
      heard.add(person)
      const about = { why: 'raised', step: place + 1, round, ...(step.by && { by: step.by }) } as const
      tell(community, pursuit.alertId, [{ who: 'person', person }], about, changes)
    }
  }
  return { ...pursuit, heard: [...heard], lookAt: null }
}

/** Nobody knows that whoever it was given to has heard of it: it is nobody's, and all are called for it anew. */
function takeBack(community: Community, pursuit: Pursuit, changes: AlertChange[]): Pursuit {
  const record = community.alerts.get(pursuit.alertId)
  if (record?.alert.handling === 'assigned')
    changes.push(...takeFromHolder(record, community.now, 'whoever it was given to did not confirm it'))
  return { ...pursuit, confirmBy: null }
}

const tellNotTaken = (community: Community, pursuit: Pursuit, changes: AlertChange[]): Pursuit => {
  late(community, pursuit, 'not-taken', [{ who: 'role', role: 'manager' }], changes)
  return { ...pursuit, takeBy: null }
}

const tellNearlyOverdue = (community: Community, pursuit: Pursuit, changes: AlertChange[]): Pursuit => {
  late(community, pursuit, 'nearly-overdue', [inHand(community, pursuit.alertId)], changes)
  return { ...pursuit, warnAt: null }
}

const tellOverdue = (community: Community, pursuit: Pursuit, changes: AlertChange[]): Pursuit => {
  const targets: Target[] = [inHand(community, pursuit.alertId), { who: 'role', role: 'manager' }]
  late(community, pursuit, 'overdue', targets, changes)
  return { ...pursuit, resolveBy: null }
}

function late(
  community: Community,
  { alertId }: Pursuit,
  why: NoticeReason,
  targets: readonly Target[],
  changes: AlertChange[],
): void {
  note(community, alertId, why, changes)
  tell(community, alertId, targets, { why }, changes)
}

/** Whoever has it, whether they took it or said no more than that they saw it; whose work it would be where nobody does. */
export function inHand({ alerts, roster }: Community, alertId: string): Target {
  const record = alerts.get(alertId)
  const person = record && holdersOf(record).find(id => roster.members.has(id))
  return person === undefined ? { who: 'duty' } : { who: 'person', person }
}

function note(community: Community, alertId: string, words: string, changes: AlertChange[]): void {
  const record = community.alerts.get(alertId)
  if (record !== undefined) changes.push(escalated(record, words, community.now))
}
