import type { Admission } from '../alerts/episode.ts'
import { groupOf } from '../alerts/grouping.ts'
import { identityOf } from '../alerts/shelving.ts'
import { whyHeld } from '../alerts/why-held.ts'
import type { AlertChange, Severity } from '../model/alert.ts'
import type { Rule } from '../model/rule.ts'
import type { DeviceState } from './device-state.ts'
import { countArrival, countHeld } from './flooding.ts'
import { lookForSilence } from './site-watch.ts'
import type { Community } from './state.ts'
import { questionOfRule } from './subject.ts'
import { holdingTimer } from './timer.ts'
import { standsAlone } from './told-with.ts'
import { OFFLINE } from './topology.ts'

export interface Admitted extends Admission {
  readonly id: string
}

/**
 * Whether people hear of what a rule is about to raise, and its number: alerts that are raised first, about the site
 * itself, come before it.
 */
export function admit(
  community: Community,
  of: DeviceState,
  rule: Rule,
  severity: Severity,
  changes: AlertChange[],
  toldBy?: string,
): Admitted {
  if (rule.id === OFFLINE) lookForSilence(community, of, changes)
  const { subject, askAgainAt } = questionOfRule(community, of, rule, severity, toldBy)
  const { holds, policy } = community
  const before = whyHeld(holds, subject, community.now)
  const isNews = before === undefined || before.reason === 'flood'
  if (isNews && !subject.isSummary) countArrival(community, changes)
  const hold = whyHeld(holds, subject, community.now)
  if (hold?.reason === 'flood') countHeld(community, severity, changes)
  const id = `${community.site}-${++community.serial}`
  if (askAgainAt !== undefined) community.timers.push(holdingTimer('look', id, askAgainAt))
  if (hold !== undefined) {
    const shelf = holds.shelves.get(identityOf(of.device.id, rule.id))
    const shelvedUntil = hold.reason === 'shelved' && shelf ? { shelvedUntil: shelf.until } : {}
    return { id, suppressed: { ...hold, since: community.now }, ...shelvedUntil }
  }
  const about = { id, zone: of.device.zone, rule: rule.id }
  if (subject.isNeverHeld || standsAlone(community, { deviceKind: of.device.kind, rule: rule.id, severity }))
    return { id, suppressed: null }
  return { id, suppressed: null, group: groupOf(holds.groups, about, community.now, policy.groupMs) }
}
