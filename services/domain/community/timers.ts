import { expire } from '../alerts/episode.ts'
import type { AlertChange } from '../model/alert.ts'
import type { DeviceId } from '../model/device.ts'
import type { TimerFault } from '../model/input.ts'
import type { Values } from '../model/reading.ts'
import type { Instant } from '../model/time.ts'
import type { CompiledRule } from '../rules/compile.ts'
import type { Frame } from '../rules/condition.ts'
import { NOTHING_REPORTED } from '../rules/condition.ts'
import { applyRule, arm } from './apply-rule.ts'
import { expectedIntervalMs } from './program.ts'
import type { Community, DeviceState } from './state.ts'
import type { Timer } from './timer-queue.ts'

/** When the next timer fires, if any. */
export const nextFireAt = (community: Community): Instant | undefined => community.timers.peek()?.fireAt

/**
 * Fires what is due up to `now`, each for its own due time, in the order of those. One that fails is told and never
 * tried again: it would fail at every start, and hold up all others.
 */
export function fireDue(community: Community, now: Instant, changes: AlertChange[]): TimerFault[] {
  const faults: TimerFault[] = []
  for (;;) {
    const next = community.timers.peek()
    if (next === undefined || next.fireAt > now) return faults
    community.timers.pop()
    try {
      fire(community, next, changes)
    } catch (error) {
      faults.push({ timer: next.key, error })
    }
  }
}

/** Fires a rule's timer that came due before `at` in the device's own time, whatever it was still waiting for. */
export function firePassed(
  community: Community,
  of: DeviceState,
  compiled: CompiledRule,
  at: Instant,
  changes: AlertChange[],
): void {
  const due = of.rules[compiled.rule.id]?.timerAt
  if (due === undefined || due > at || compiled.hearsSilence) return
  fireRule(community, of.device.id, compiled.rule.id, due, changes)
}

function fire(community: Community, timer: Timer, changes: AlertChange[]): void {
  if (timer.alertId !== undefined) expireAlert(community, timer.alertId, timer.due, changes)
  else fireRule(community, timer.deviceId ?? '', timer.rule ?? '', timer.due, changes)
}

function fireRule(
  community: Community,
  deviceId: DeviceId,
  rule: string,
  due: Instant,
  changes: AlertChange[],
): void {
  const of = community.devices.get(deviceId)
  const compiled = of?.program.byId.get(rule)
  const state = of?.rules[rule]
  if (of === undefined || compiled === undefined || state === undefined) return
  if (state.timerAt !== due) return // another entry stands for this rule
  delete state.timerAt
  if (state.wakeAt === undefined) return
  if (state.wakeAt > due) arm(community, of, compiled, state)
  else changes.push(...applyRule(community, of, compiled, frameAt(of, due)))
}

/** What the rules of a device see at this time: what a reading reports, or time alone. */
export const frameAt = (of: DeviceState, now: Instant, reported: Values = NOTHING_REPORTED): Frame => ({
  now,
  reported,
  values: of.values,
  quietSince: of.quietSince ?? now,
  expectedIntervalMs: expectedIntervalMs(of.device, of.program.kind),
  reached: false,
  begun: false,
  wakeAt: Number.POSITIVE_INFINITY,
})

function expireAlert(community: Community, alertId: string, at: Instant, changes: AlertChange[]): void {
  const record = community.alerts.get(alertId)
  if (record === undefined || record.alert.condition !== 'cleared') return
  changes.push(expire(record, at))
  community.alerts.delete(alertId)
}
