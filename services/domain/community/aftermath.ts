import { identityOf } from '../alerts/shelving.ts'
import { ALARM_FLOOD, SITE_SILENT } from '../alerts/summaries.ts'
import { WEAK_LINK } from '../kinds/weak-link.ts'
import type { Alert, AlertChange } from '../model/alert.ts'
import { forgetFlood } from './flooding.ts'
import { pursue } from './pursue.ts'
import { reconsider, reconsiderHeldBy } from './reconsider.ts'
import { RULE_FAILED } from './rule-failed-told.ts'
import { lookAgain } from './site-watch.ts'
import type { Community } from './state.ts'
import { OFFLINE } from './topology.ts'

/** What the changes from `from` on mean for the alerts that they hold back, and what those mean in turn. */
export function followUp(community: Community, changes: AlertChange[], from: number): void {
  for (let i = from; i < changes.length; i++) {
    const { alert, event } = changes[i] as AlertChange
    community.held.note(alert)
    pursue(community, changes[i] as AlertChange, changes)
    switch (event.type) {
      case 'raised':
        if (alert.rule === OFFLINE) reconsiderHeldBy(community, alert.deviceId, changes)
        break
      case 'occurred':
        if (alert.rule === RULE_FAILED) failsOtherwise(community, alert, changes)
        break
      case 'severity-changed':
        reconsider(community, alert.id, changes)
        break
      case 'cleared':
      case 'withdrawn':
        ended(community, alert, changes)
        break
    }
  }
}

function ended(community: Community, alert: Alert, changes: AlertChange[]): void {
  const { holds, now } = community
  letGo(community, alert)
  switch (alert.rule) {
    case ALARM_FLOOD:
      forgetFlood(community)
      reconsiderHeldBy(community, community.site, changes)
      break
    case RULE_FAILED:
      reconsiderHeldBy(community, alert.id, changes)
      break
    case SITE_SILENT:
      holds.silence.returnedAt = now
      holds.silence.reference = null
      holds.silence.apart.clear()
      reconsiderHeldBy(community, alert.id, changes)
      break
    case WEAK_LINK:
      forgetDropouts(community, alert)
      reconsiderHeldBy(community, alert.id, changes)
      break
    case OFFLINE:
      if (community.devices.has(alert.deviceId)) holds.returned.set(alert.deviceId, now)
      reconsiderHeldBy(community, alert.id, changes)
      lookAgain(community, changes)
  }
}

/** More rules fail there, or fewer: who was told of others by it, and who tells of it. */
function failsOtherwise(community: Community, { id }: Alert, changes: AlertChange[]): void {
  reconsider(community, id, changes)
  reconsiderHeldBy(community, id, changes)
}

/** Whoever mended it, and resolved the alert, is not told again of what was before. */
function forgetDropouts({ devices }: Community, { deviceId }: Alert): void {
  const of = devices.get(deviceId)
  if (of !== undefined) of.dropouts = undefined
}

/** What chattered and was held open has ended in another way: by hand, or with its rule or its device. */
function letGo({ holds: { chatters } }: Community, { id, deviceId, rule }: Alert): void {
  const identity = identityOf(deviceId, rule)
  const chatter = chatters.get(identity)
  if (chatter?.holding?.alertId === id) chatters.set(identity, { ...chatter, holding: null })
}
