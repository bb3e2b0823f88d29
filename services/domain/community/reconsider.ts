import { groupOf } from '../alerts/grouping.ts'
import type { AlertRecord } from '../alerts/record.ts'
import { release, suppress } from '../alerts/suppression.ts'
import { whyHeld } from '../alerts/why-held.ts'
import type { AlertChange } from '../model/alert.ts'
import { countArrival } from './flooding.ts'
import type { Community } from './state.ts'
import { questionOfAlert } from './subject.ts'
import { holdingTimer } from './timer.ts'
import { standsAlone } from './told-with.ts'

/** Something that holds alerts back may be over: each is asked about again. */
export function reconsiderHeldBy(community: Community, cause: string, changes: AlertChange[]): void {
  for (const id of community.held.by(cause)) reconsider(community, id, changes)
}

/**
 * Asks again why an alert is held back. It decides by what is so now alone, so asking once too often changes nothing, and
 * whoever does not know whether a hold is over just asks.
 */
export function reconsider(community: Community, alertId: string, changes: AlertChange[]): void {
  const record = community.alerts.get(alertId)
  if (record === undefined || record.alert.condition !== 'active') return
  const { suppressed } = record.alert
  if (suppressed === null) return
  const { subject, askAgainAt } = questionOfAlert(community, record.alert)
  const isNews = !record.alert.announced && suppressed.reason !== 'flood' && !subject.isSummary
  if (isNews && whyHeld(community.holds, subject, community.now) === undefined)
    countArrival(community, changes)
  const hold = whyHeld(community.holds, subject, community.now)
  if (askAgainAt !== undefined) community.timers.push(holdingTimer('look', alertId, askAgainAt))
  if (hold === undefined) changes.push(release(record, groupFor(community, record), community.now))
  else if (hold.reason !== suppressed.reason || hold.by !== suppressed.by)
    changes.push(suppress(record, hold, community.now))
}

/** With whom people hear of it: decided when they first do. */
function groupFor(community: Community, { alert }: AlertRecord): string {
  const { holds, policy, now } = community
  if (!alert.announced && standsAlone(community, alert)) return alert.id
  return alert.announced ? alert.group : groupOf(holds.groups, alert, now, policy.groupMs)
}
