import { expire } from '../alerts/episode.ts'
import type { AlertChange } from '../model/alert.ts'
import type { Instant } from '../model/time.ts'
import type { Frame } from '../rules/condition.ts'
import { applyRule } from './apply-rule.ts'
import { expectedIntervalMs } from './program.ts'
import type { Community, DeviceState } from './state.ts'
import { ruleTimer, type Timer } from './timer-queue.ts'

/** When the next timer fires, if any. */
export const nextFireAt = (community: Community): Instant | undefined => community.timers.peek()?.fireAt

/** Fires what is due up to `now`, each for its own due time, in the order of those. */
export function fireDue(community: Community, now: Instant, changes: AlertChange[]): void {
  for (;;) {
    const next = community.timers.peek()
    if (next === undefined || next.fireAt > now) return
    community.timers.pop()
    fire(community, next, changes)
  }
}

/** Fires a device's timers that a start holds back and that came due before its first reading since. */
export function fireHeld(community: Community, of: DeviceState, at: Instant, changes: AlertChange[]): void {
  for (const [rule, state] of Object.entries(of.rules)) {
    if (state.timerAt === undefined || state.timerAt > at) continue
    fire(community, ruleTimer(of.device.id, rule, state.timerAt), changes)
  }
}

function fire(community: Community, timer: Timer, changes: AlertChange[]): void {
  if (timer.alertId !== undefined) expireAlert(community, timer.alertId, timer.due, changes)
  else fireRule(community, timer, changes)
}

function fireRule(community: Community, timer: Timer, changes: AlertChange[]): void {
  const of = community.devices.get(timer.deviceId ?? '')
  const compiled = of?.program.byId.get(timer.rule ?? '')
  const state = of?.rules[timer.rule ?? '']
  if (of === undefined || compiled === undefined || state === undefined) return
  if (state.timerAt !== timer.due) return // another entry stands for this rule
  delete state.timerAt
  if (state.wakeAt === undefined) return
  if (state.wakeAt > timer.due) {
    state.timerAt = state.wakeAt
    community.timers.push(ruleTimer(of.device.id, compiled.rule.id, state.wakeAt))
    return
  }
  changes.push(...applyRule(community, of, compiled, frameAt(of, timer.due)))
}

/** A frame with nothing reported: time alone. */
export const frameAt = (of: DeviceState, now: Instant): Frame => ({
  now,
  reported: {},
  values: of.values,
  quietSince: of.quietSince ?? now,
  expectedIntervalMs: expectedIntervalMs(of.device, of.program.kind),
  wakeAt: Number.POSITIVE_INFINITY,
})

function expireAlert(community: Community, alertId: string, at: Instant, changes: AlertChange[]): void {
  const record = community.alerts.get(alertId)
  if (record === undefined || record.alert.condition !== 'cleared') return
  changes.push(expire(record, at))
  community.alerts.delete(alertId)
}
