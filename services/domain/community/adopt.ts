import type { Alert, AlertChange } from '../model/alert.ts'
import { openOf } from './site-alerts.ts'
import type { Community } from './state.ts'
import { expiryTimer, holdingTimer } from './timer.ts'

/**
 * A replay made other alert events of a batch than were journalled: what was announced stands. `made` is what came of
 * the replay, `told` what the journal says, both of this site; `serialBefore` is the site's serial before the batch.
 */
export function adopt(
  community: Community,
  serialBefore: number,
  made: readonly AlertChange[],
  told: readonly AlertChange[],
): void {
  const known = new Set(told.map(({ alert }) => alert.id))
  for (const { alert, event } of made) {
    if (known.has(alert.id)) continue
    if (event.type === 'raised') forget(community, alert)
    else if (event.type === 'cleared') reopen(community, alert)
  }
  for (const change of told) takeOver(community, change)
  community.serial = serialBefore + told.filter(({ event }) => event.type === 'raised').length
}

/** It was never announced. */
function forget(community: Community, alert: Alert): void {
  community.alerts.delete(alert.id)
  community.held.forget(alert.id)
  const open = openOf(community, alert)
  if (open?.[alert.rule] === alert.id) delete open[alert.rule]
}

/** Its end was never announced. */
function reopen(community: Community, alert: Alert): void {
  const record = community.alerts.get(alert.id)
  if (record === undefined) return
  record.alert = { ...record.alert, condition: 'active', clearedAt: null }
  record.events--
  community.held.note(record.alert)
  const open = openOf(community, alert)
  if (open !== undefined) open[alert.rule] ??= alert.id
}

function takeOver(community: Community, { alert, event }: AlertChange): void {
  const open = openOf(community, alert)
  community.held.note(alert)
  // What holds it back may be nothing that this version knows of: it is asked about as soon as time goes on.
  if (alert.suppressed !== null) community.timers.push(holdingTimer('look', alert.id, event.at))
  if (alert.pausedUntil !== null)
    community.timers.push(holdingTimer('pause-end', alert.id, alert.pausedUntil))
  if (alert.handling === 'resolved') community.alerts.delete(alert.id)
  else {
    const { occurrences } = alert
    const { acknowledgedBy } = community.alerts.get(alert.id) ?? {}
    const known = { alert, events: event.n, occurrences, occurredAt: event.at }
    community.alerts.set(alert.id, { ...known, ...(acknowledgedBy !== undefined && { acknowledgedBy }) })
  }
  if (alert.condition === 'active' && alert.handling !== 'resolved') {
    if (open !== undefined) open[alert.rule] = alert.id
    return
  }
  if (open?.[alert.rule] === alert.id) delete open[alert.rule]
  if (event.type === 'cleared')
    community.timers.push(expiryTimer(alert.id, event.at + community.policy.keepClearedMs))
}
