import { moveOn } from '../alerts/holds.ts'
import type { AlertChange } from '../model/alert.ts'
import type { Consequence, Input } from '../model/input.ts'
import type { Policy } from '../model/policy.ts'
import type { Acceptance } from '../model/reading.ts'
import type { DurationMs, Instant } from '../model/time.ts'
import { followUp } from './aftermath.ts'
import { noteConnection } from './connected.ts'
import { quietSince, setQuietSince } from './device-numbers.ts'
import { NONE_FAILED } from './device-state.ts'
import { deleteDevice, saveDevice } from './devices.ts'
import { takeUpDuty } from './duty-timers.ts'
import { nextGrace } from './grace.ts'
import { lookAtHours } from './hours.ts'
import { endMaintenance, planMaintenance, reconsiderMaintenance } from './maintenance.ts'
import { obey } from './obey.ts'
import { catchUp } from './pursue.ts'
import { checkReach } from './reach-check.ts'
import { reprogram } from './reprogram.ts'
import { editRoster } from './roster-edits.ts'
import { deleteRule, saveRule, tuneRule } from './rule-edits.ts'
import { hasFailed, switchOffFailing } from './rule-failed.ts'
import { type Community, defaultPolicy } from './state.ts'
import { takeReading } from './take-reading.ts'
import { fireDue } from './timers.ts'
import { settleRule, settleZones } from './zone-rules.ts'

/** Raised when the same inputs would lead to other consequences than before: replays across it are marked. */
export const DOMAIN_VERSION = 10

/**
 * The whole of what the product decides: state and one input in, consequences out. Deterministic: the same state,
 * input and `now` give the same. Timers due up to `now` fire first; `now` never runs backwards.
 */
export function step(community: Community, input: Input, now: Instant): Consequence {
  const at = Math.max(now, community.now)
  const changes: AlertChange[] = []
  // What came due while nobody was listening is held back, so this goes before the timers.
  if (input.type === 'started') start(community, input.policy, at)
  if (input.type === 'clock-stepped') passOver(community, input.byMs, at)
  const faults = fireDue(community, at, changes)
  community.now = at
  const from = changes.length
  const consequence = apply(community, input, at, changes)
  if (changes.length > 0) settleZones(community, changes)
  if (community.failing.length > 0 || faults !== undefined) {
    const failures = switchOffFailing(community, at, changes)
    if (changes.length > from) followUp(community, changes, from)
    return { ...consequence, ...(faults && { faults }), ...(failures.length > 0 && { failures }) }
  }
  if (changes.length > from) followUp(community, changes, from)
  return consequence
}

function apply(community: Community, input: Input, now: Instant, changes: AlertChange[]): Consequence {
  switch (input.type) {
    case 'reading':
      return heard(community, takeReading(community, input.reading, now, changes, input.aheadMs), changes)
    case 'command':
      return { changes, outcome: obey(community, input.command, now, changes) }
    case 'status': {
      const of = community.devices.get(input.deviceId)
      if (of !== undefined) {
        noteConnection(community, of, input.online, now)
        of.firmware = input.firmware ?? of.firmware
      }
      break
    }
    case 'device-saved':
      saveDevice(community, input.device, now, changes)
      break
    case 'device-deleted':
      deleteDevice(community, input.deviceId, now, changes)
      break
    case 'rule-tuned':
      tuneRule(community, input.tuning, now, changes)
      settleRule(community, input.tuning.rule, now, changes)
      break
    case 'rule-saved':
      saveRule(community, input.rule, now, changes)
      settleRule(community, input.rule.id, now, changes)
      break
    case 'rule-deleted':
      deleteRule(community, input.rule, input.version, now, changes)
      settleRule(community, input.rule, now, changes)
      break
    case 'maintenance-planned':
      planMaintenance(community, input.window)
      break
    case 'maintenance-ended':
      endMaintenance(community, input.windowId, changes)
      break
    case 'roster-saved':
    case 'roster-removed':
      editRoster(community, input, changes)
      break
    case 'reach-checked':
      checkReach(community, input, changes)
      break
    case 'started':
      tryFailedAgain(community, now, changes)
      reconsiderMaintenance(community, changes)
      break
    case 'clock-stepped':
    case 'tick':
      break
  }
  return { changes }
}

function heard(community: Community, acceptance: Acceptance, changes: AlertChange[]): Consequence {
  const { noted } = community
  if (noted === undefined) return { changes, acceptance }
  community.noted = undefined
  return { changes, acceptance, noted }
}

function start(community: Community, policy: Policy, now: Instant): void {
  const isOtherZone = policy.timeZone !== community.policy.timeZone
  // One that was journalled before there were all of its figures has the others as they are by themselves.
  community.policy = { ...defaultPolicy, ...policy }
  if (isOtherZone) lookAtHours(community, now)
  passOver(community, community.now === 0 ? 0 : now - community.now, now)
}

function tryFailedAgain(community: Community, now: Instant, changes: AlertChange[]): void {
  for (const of of community.devices.values()) {
    if (!hasFailed(of)) continue
    of.failed = NONE_FAILED
    reprogram(community, of, now, changes)
  }
}

/** Time in which the server was down, or that a step of the clock left out, is nobody's silence. */
function passOver(community: Community, missedMs: DurationMs, now: Instant): void {
  for (const of of community.devices.values()) {
    setQuietSince(of, quietSince(of) + missedMs)
    of.isWatched = false
  }
  moveOn(community.holds, missedMs)
  catchUp(community, now)
  takeUpDuty(community, now)
  community.grace = nextGrace(community.grace, now, community.policy.graceMs)
}
