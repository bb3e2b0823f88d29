import { noteEnd, noteTurn } from '../alerts/chatter.ts'
import { clear } from '../alerts/episode.ts'
import type { AlertRecord } from '../alerts/record.ts'
import { identityOf } from '../alerts/shelving.ts'
import { suppress } from '../alerts/suppression.ts'
import type { AlertChange } from '../model/alert.ts'
import { isNeverHeld, type Rule } from '../model/rule.ts'
import type { Instant } from '../model/time.ts'
import type { DeviceState } from './device-state.ts'
import { reconsider } from './reconsider.ts'
import { dropIfAtRest } from './rule-memory.ts'
import type { Community } from './state.ts'
import { expiryTimer, holdingTimer } from './timer.ts'

/** Its condition is over: the episode ends, unless it comes and goes so often that it is held open. */
export function endEpisode(
  community: Community,
  of: DeviceState,
  record: AlertRecord,
  rule: Rule,
  at: Instant,
): AlertChange | undefined {
  const { holds, policy, now } = community
  const identity = identityOf(of.device.id, rule.id)
  const isTooOften = !isNeverHeld(rule) && noteEnd(holds.chatters, identity, at, now, policy)
  if (isTooOften || isHeldOpen(community, record)) return holdOpen(community, record, identity)
  return end(community, of, record, at)
}

/** It came again while it was held open. */
export function noteReturn(community: Community, { alert }: AlertRecord): void {
  noteTurn(community.holds.chatters, identityOf(alert.deviceId, alert.rule), community.now)
}

/** Fires when it may have been quiet for long enough: then it is over, or people hear that it stayed. */
export function quiet(community: Community, alertId: string, changes: AlertChange[]): void {
  const record = community.alerts.get(alertId)
  if (record === undefined || !isHeldOpen(community, record)) return
  const { holds, policy, now } = community
  const { deviceId, rule } = record.alert
  const identity = identityOf(deviceId, rule)
  const chatter = holds.chatters.get(identity)
  if (chatter === undefined) return
  const quietAt = chatter.turnedAt + policy.chatterMs
  if (quietAt > now) return void community.timers.push(holdingTimer('quiet', alertId, quietAt))
  holds.chatters.set(identity, { ...chatter, holding: null })
  const of = community.devices.get(deviceId)
  if (of === undefined) return
  if (isSo(of, rule)) reconsider(community, alertId, changes)
  else changes.push(end(community, of, record, now))
}

const isHeldOpen = ({ holds }: Community, { alert }: AlertRecord): boolean =>
  holds.chatters.get(identityOf(alert.deviceId, alert.rule))?.holding?.alertId === alert.id

function isSo(of: DeviceState, rule: string): boolean {
  const compiled = of.program.byId.get(rule)
  return compiled !== undefined && of.rules[compiled.place]?.open !== undefined
}

function holdOpen(community: Community, record: AlertRecord, identity: string): AlertChange | undefined {
  const { holds, policy, now, timers } = community
  const { id, suppressed, peakSeverity, deviceId } = record.alert
  const chatter = holds.chatters.get(identity)
  if (chatter !== undefined && chatter.holding?.alertId !== id) {
    timers.push(holdingTimer('quiet', id, now + policy.chatterMs))
  }
  if (chatter) holds.chatters.set(identity, { ...chatter, holding: { alertId: id, peak: peakSeverity } })
  return suppressed === null ? suppress(record, { reason: 'chattering', by: deviceId }, now) : undefined
}

function end(community: Community, of: DeviceState, record: AlertRecord, at: Instant): AlertChange {
  const { alert } = record
  delete of.open[alert.rule]
  const compiled = of.program.byId.get(alert.rule)
  const state = compiled && of.rules[compiled.place]
  if (compiled !== undefined && state !== undefined) dropIfAtRest(of, compiled, state)
  community.timers.push(expiryTimer(alert.id, at + community.policy.keepClearedMs))
  return clear(record, at)
}
