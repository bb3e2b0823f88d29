import { forbid, type Handled, handle, refused } from '../alerts/handle.ts'
import type { AlertRecord } from '../alerts/record.ts'
import { KEY_REUSED } from '../alerts/why-not.ts'
import type { AlertChange } from '../model/alert.ts'
import type { Command, Outcome } from '../model/command.ts'
import type { Instant } from '../model/time.ts'
import { endByHand } from '../rules/evaluate.ts'
import { arm } from './arming.ts'
import { pauseAlert, resumeAlert, urgeAlert } from './pauses.ts'
import { dropIfAtRest } from './rule-memory.ts'
import { putAside, takeBack } from './shelves.ts'
import { openOf } from './site-alerts.ts'
import type { Community } from './state.ts'

/** Answers kept for those who ask again with the same key; the oldest are forgotten first. */
export const ANSWERED_MAX = 1_000

/** Carries out a command, once for each idempotency key. */
export function obey(community: Community, command: Command, now: Instant, changes: AlertChange[]): Outcome {
  const { key } = command
  if (key === undefined) return carryOut(community, command, now, changes)
  const request = requestOf(command)
  const before = community.answered.get(key)
  if (before !== undefined) {
    if (before.request === request) return before.outcome
    return { ok: false, code: 'IDEMPOTENCY_KEY_REUSED', detail: KEY_REUSED }
  }
  const outcome = carryOut(community, command, now, changes)
  if (!outcome.ok) return outcome // nothing changed, so nothing need be remembered
  community.answered.set(key, { request, outcome })
  if (community.answered.size > ANSWERED_MAX) forgetOldest(community.answered)
  return outcome
}

/** What a repetition must have in common with the first. A snapshot keeps it: the form of what was asked before stays. */
function requestOf(command: Command): string {
  const { action, alertId, note, assignee, version, cause, until, forMs, reason } = command
  const parts = [action, alertId, note, assignee, version]
  if (action === 'shelve' || action === 'pause' || action === 'return')
    return JSON.stringify([...parts, until, forMs, reason])
  return JSON.stringify(cause === undefined ? parts : [...parts, cause])
}

function carryOut(community: Community, command: Command, now: Instant, changes: AlertChange[]): Outcome {
  const record = community.alerts.get(command.alertId)
  if (record === undefined) return { ok: false, code: 'ALERT_NOT_FOUND' }
  const handled = handledBy(community, record, command, now)
  if (!handled.ok) return { ...handled, alert: record.alert }
  changes.push(...handled.changes)
  if (record.alert.handling === 'resolved') close(community, record, now)
  return { ok: true, alert: record.alert }
}

function handledBy(community: Community, record: AlertRecord, command: Command, now: Instant): Handled {
  if (command.version !== undefined && command.version !== record.alert.version)
    return refused('ALERT_VERSION_CONFLICT', command, record.alert)
  const forbidden = forbid(record, command)
  if (forbidden !== undefined) return forbidden
  const { action } = command
  switch (action) {
    case 'shelve':
      return putAside(community, record, command)
    case 'unshelve':
      return takeBack(community, record, command)
    case 'pause':
      return pauseAlert(community, record, command)
    case 'resume':
      return resumeAlert(community, record, command)
    case 'urge':
      return urgeAlert(community, record, command)
    default:
      return { ok: true, changes: handle(record, { ...command, action }, now) }
  }
}

/** Resolved: the episode is over for the rule too, and what comes next is a new one. */
function close(community: Community, { alert }: AlertRecord, now: Instant): void {
  community.alerts.delete(alert.id)
  const open = openOf(community, alert)
  if (open?.[alert.rule] !== alert.id) return
  delete open[alert.rule]
  const of = community.devices.get(alert.deviceId)
  if (of === undefined || open !== of.open) return
  // Also of a rule that is switched off: switched on again it would take its episode for one that still runs.
  delete of.left[alert.rule]
  const compiled = of.program.byId.get(alert.rule)
  const state = compiled && of.rules[compiled.place]
  if (state === undefined || compiled === undefined) return
  endByHand(compiled, state, now)
  arm(community, of, compiled, state)
  dropIfAtRest(of, compiled, state)
}

function forgetOldest(answered: Community['answered']): void {
  for (const key of answered.keys()) {
    answered.delete(key)
    return
  }
}
