import { expire } from '../alerts/episode.ts'
import { heedDue } from '../ingest/heed.ts'
import type { AlertChange } from '../model/alert.ts'
import type { TimerFault } from '../model/input.ts'
import { type Instant, NEVER, NOT_YET } from '../model/time.ts'
import type { CompiledRule } from '../rules/compile.ts'
import { NOTHING_REPORTED } from '../rules/condition.ts'
import { isSo } from '../rules/evaluate.ts'
import { heedHeld } from './act-on.ts'
import { followUp } from './aftermath.ts'
import { applyRule } from './apply-rule.ts'
import { armAgain, fireAtOf } from './arming.ts'
import { earliestTimer, setEarliestTimer } from './device-numbers.ts'
import { type DeviceState, NO_VALUES } from './device-state.ts'
import { frameAt } from './frame.ts'
import { heldUntil } from './grace.ts'
import { fireHolding } from './holding-timers.ts'
import { dropIfAtRest, earliestOf } from './rule-memory.ts'
import type { Community } from './state.ts'
import { movedOn, type Timer } from './timer.ts'

/** When the next timer fires, if any. */
export const nextFireAt = (community: Community): Instant | undefined => community.timers.peek()?.fireAt

/**
 * Fires what is due up to `now`, each for its own due time, in the order of those. One that fails is told and never
 * tried again: it would fail at every start, and hold up all others.
 */
export function fireDue(
  community: Community,
  now: Instant,
  changes: AlertChange[],
): TimerFault[] | undefined {
  let faults: TimerFault[] | undefined
  for (;;) {
    const next = community.timers.peek()
    if (next === undefined || next.fireAt > now) return faults
    community.timers.pop()
    const from = changes.length
    // Of the time that it fires, not of the input that made it fire: those may be others when it is replayed.
    community.now = Math.max(community.now, next.fireAt)
    try {
      fire(community, next, changes)
      followUp(community, changes, from)
    } catch (error) {
      faults = [...(faults ?? []), { timer: next.key, error }]
    }
  }
}

/** What was held back for long enough by then is acted on in its own time, between the timers. */
export function heedPassed(community: Community, of: DeviceState, at: Instant, changes: AlertChange[]): void {
  const heedAt = of.doubts === undefined ? NEVER : heedDue(of.doubts)
  if (heedAt > at) return
  fireAllPassed(community, of, heedAt, changes)
  heedHeld(community, of, at, changes)
}

/**
 * Fires the timers of a device that came due before `at` in its own time, whatever they were still waiting for: what it
 * measured before and comes from now on is history, and can end or prevent nothing.
 */
export function fireAllPassed(
  community: Community,
  of: DeviceState,
  at: Instant,
  changes: AlertChange[],
): void {
  if (at < earliestTimer(of)) return
  for (const compiled of of.program.rules) firePassed(community, of, compiled, at, changes)
  setEarliestTimer(of, earliestOf(of))
}

function firePassed(
  community: Community,
  of: DeviceState,
  compiled: CompiledRule,
  at: Instant,
  changes: AlertChange[],
): void {
  if (compiled.hearsSilence) return
  // One may lead to the next: a lane that was blocked for four minutes was for one and for three.
  for (let last = NOT_YET; ; ) {
    const due = of.rules[compiled.place]?.timerAt ?? NEVER
    if (due > at || due <= last) return
    fireRule(community, of, compiled.rule.id, due, changes)
    last = due
  }
}

function fire(community: Community, timer: Timer, changes: AlertChange[]): void {
  const fireAt = heldUntil(community.grace, timer.due)
  if (timer.deviceId !== undefined) fireOf(community, timer, changes)
  else if (fireAt > community.now && !isPrompt(timer)) community.timers.push({ ...timer, fireAt })
  else if (timer.task !== undefined) fireHolding(community, timer.task, timer.about ?? '', changes)
  else expireAlert(community, timer.alertId ?? '', timer.due, changes)
}

/** Who is on duty and who is told waits for nothing that a device might still say. */
const isPrompt = ({ task }: Timer): boolean =>
  task === 'pursuit' || task === 'duty-look' || task === 'duty-check'

function fireOf(community: Community, timer: Timer, changes: AlertChange[]): void {
  const of = timer.of ?? community.devices.get(timer.deviceId ?? '')
  if (of === undefined || of.isGone) return
  const fireAt = fireAtOf(community, of, undefined, timer.due)
  if (!timer.heed) fireRule(community, of, timer.rule ?? '', timer.due, changes, timer)
  else if (fireAt > community.now) community.timers.push(movedOn(timer, of, timer.due, fireAt))
  else heedPassed(community, of, timer.due, changes)
}

function fireRule(
  community: Community,
  of: DeviceState,
  rule: string,
  due: Instant,
  changes: AlertChange[],
  spent?: Timer,
): void {
  const compiled = of.program.byId.get(rule)
  const state = compiled && of.rules[compiled.place]
  if (compiled === undefined || state === undefined) return
  if (state.timerAt !== due) return // another entry stands for this rule
  state.timerAt = NEVER
  if (compiled.silenceOnly && of.isWatched) state.wakeAt = silentAt(community, of, compiled, due)
  if (state.wakeAt === NEVER) dropIfAtRest(of, compiled, state)
  else if (state.wakeAt > due || (spent && mustWait(community, of, compiled, due)))
    armAgain(community, of, compiled, state, spent)
  else applyRule(community, of, compiled, frameAt(community, of, due), changes)
}

/** Since it was armed the device has come to report later, or nobody listened: what it said before `due` may still come. */
const mustWait = (community: Community, of: DeviceState, compiled: CompiledRule, due: Instant): boolean =>
  fireAtOf(community, of, compiled, due) > community.now

/** When it will be silent, or `due` where it is: what its readings put off without telling the rule. */
function silentAt(community: Community, of: DeviceState, compiled: CompiledRule, due: Instant): Instant {
  const frame = frameAt(community, of, due, NOTHING_REPORTED, NO_VALUES)
  return isSo(compiled, frame) ? due : frame.wakeAt
}

function expireAlert(community: Community, alertId: string, at: Instant, changes: AlertChange[]): void {
  const record = community.alerts.get(alertId)
  if (record === undefined || record.alert.condition !== 'cleared') return
  changes.push(expire(record, at))
  community.alerts.delete(alertId)
}
