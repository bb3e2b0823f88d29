import {
  type Alert,
  type AlertChange,
  type AlertEvent,
  type AlertEventType,
  isWorse,
} from '../model/alert.ts'
import { type DurationMs, type Instant, MINUTE, SECOND } from '../model/time.ts'
import { confirmWithinMs } from '../notices/for-a-life.ts'
import {
  caughtUp,
  halted,
  handed,
  isUntold,
  type Pursuit,
  resumed,
  taken,
  wakeAt,
  withoutOthers,
} from '../notices/pursuit.ts'
import { callDue, inHand } from './call.ts'
import { handOn } from './hand-on.ts'
import { isLifeSafety } from './life-safety.ts'
import { call, goOn } from './start-call.ts'
import type { Community } from './state.ts'
import { tell } from './tell.ts'

type Reaction = (community: Community, change: AlertChange, changes: AlertChange[]) => void

const answered: Reaction = (community, { alert }, changes) => {
  leaveUntold(community, alert, changes)
  change(community, alert, taken)
}

const given: Reaction = (community, { alert, event }, changes) => {
  const isByAnother = alert.assignee !== event.actor
  const isToConfirm = isByAnother && alert.handling === 'assigned'
  leaveUntold(community, alert, changes)
  change(community, alert, pursuit =>
    isToConfirm
      ? handed(pursuit, event.at, confirmWithinMs(pursuit.plan, isLifeSafety(community, alert)))
      : taken(pursuit),
  )
  if (isByAnother) tell(community, alert.id, [{ who: 'assignee' }], { why: 'assigned' }, changes)
}

/** Whoever has it says something, so they know of it. */
const said: Reaction = (community, { alert, event }) => {
  if (event.actor === alert.assignee) change(community, alert, pursuit => ({ ...pursuit, confirmBy: null }))
}

const again: Reaction = (community, { alert }, changes) =>
  call(community, alert, { why: 'reopened' }, changes)

const forget: Reaction = (community, { alert }, changes) => {
  const pursuit = community.pursuits.get(alert.id)
  community.pursuits.delete(alert.id)
  if (pursuit !== undefined) handOn(community, pursuit, changes)
}

const reactions: Partial<Record<AlertEventType, Reaction>> = {
  raised: (community, { alert }, changes) => call(community, alert, { why: 'raised' }, changes),
  released: (community, { alert }, changes) => call(community, alert, { why: 'raised' }, changes),
  reopened: again,
  returned: again,
  'severity-changed': (community, { alert }, changes) => climbed(community, alert, changes),
  acknowledged: answered,
  'on-site': answered,
  assigned: given,
  transferred: given,
  commented: said,
  urged: (community, { alert }, changes) => urge(community, alert, changes),
  paused: (community, { alert, event }, changes) => {
    const pursuit = community.pursuits.get(alert.id)
    if (pursuit !== undefined) letOthersGo(community, pursuit, changes)
    change(community, alert, pursuit => halted(pursuit, event.at))
  },
  resumed: (community, { alert, event }, changes) => takeUp(community, alert, event, changes),
  cleared: (community, change, changes) => {
    if (!change.alert.latched) forget(community, change, changes)
  },
  suppressed: forget,
  shelved: forget,
  resolved: forget,
  withdrawn: forget,
}

/** What a change of an alert means for who is told of it. */
export const pursue: Reaction = (community, change, changes) =>
  reactions[change.event.type]?.(community, change, changes)

/** Fires when something of it may be due; whatever else waits for a time of it stands in its pursuit. */
export function firePursuit(community: Community, alertId: string, changes: AlertChange[]): void {
  const pursuit = community.pursuits.get(alertId)
  if (pursuit === undefined || wakeAt(pursuit) > community.now) return
  goOn(community, callDue(community, pursuit, changes))
}

/**
 * Who is there, or on duty, may be others: while people are called for help, those who are meant now hear of it too and do
 * not wait for the next round. A thousand edits in one go are looked at together.
 */
export function calledMayDiffer(community: Community, changes: AlertChange[]): void {
  for (const { alert } of community.alerts.values())
    if (isMissed(community, alert)) call(community, alert, { why: 'raised' }, changes)
  for (const pursuit of community.pursuits.values()) {
    const { alertId, callAt, heard, lookAt = null } = pursuit
    const alert = community.alerts.get(alertId)?.alert
    if (alert === undefined || callAt === null || heard === undefined || lookAt !== null) continue
    if (isLifeSafety(community, alert)) goOn(community, { ...pursuit, lookAt: community.now + SECOND })
  }
}

/** Raised a moment ago where nobody was there to be called. What is older was seen in the console, or by nobody. */
const isMissed = (community: Community, alert: Alert): boolean =>
  alert.handling === 'new' &&
  community.now - alert.raisedAt <= MISSED_MS_MAX &&
  !community.pursuits.has(alert.id) &&
  isLifeSafety(community, alert)

const MISSED_MS_MAX: DurationMs = 30 * MINUTE

/** Nobody could be told while nobody listened. */
export function catchUp(community: Community, now: Instant): void {
  for (const pursuit of community.pursuits.values()) goOn(community, caughtUp(pursuit, now))
}

/** Worse than it was is told anew; somebody who has it in hand hears it too, and is not pressed. */
function climbed(community: Community, alert: Alert, changes: AlertChange[]): void {
  if (alert.condition !== 'active' || alert.suppressed !== null) return
  const before = community.pursuits.get(alert.id)
  if (before !== undefined && !isWorse(alert.severity, before.severity)) return
  call(community, alert, { why: 'climbed', before }, changes)
  if (alert.handling === 'new') return
  const who = inHand(community, alert.id)
  const told = who.who === 'person' ? who : ({ who: 'responsible' } as const)
  tell(community, alert.id, [told], { why: 'climbed' }, changes)
}

const urge = (community: Community, { id }: Alert, changes: AlertChange[]): void =>
  void tell(community, id, [inHand(community, id)], { why: 'urged' }, changes)

function takeUp(community: Community, alert: Alert, { at }: AlertEvent, changes: AlertChange[]): void {
  if (alert.handling === 'new') call(community, alert, { why: 'reopened' }, changes)
  else change(community, alert, pursuit => resumed(pursuit, at))
}

/** It is taken before anybody was called: of those that were to be told with it nobody has heard either. */
function leaveUntold(community: Community, { id }: Alert, changes: AlertChange[]): void {
  const pursuit = community.pursuits.get(id)
  if (pursuit !== undefined && isUntold(pursuit)) letOthersGo(community, pursuit, changes)
}

function letOthersGo(community: Community, pursuit: Pursuit, changes: AlertChange[]): void {
  goOn(community, withoutOthers(pursuit))
  handOn(community, pursuit, changes)
}

function change(community: Community, { id }: Alert, move: (pursuit: Pursuit) => Pursuit): void {
  const pursuit = community.pursuits.get(id)
  if (pursuit !== undefined) goOn(community, move(pursuit))
}
