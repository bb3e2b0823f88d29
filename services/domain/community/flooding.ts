import { OCCURRENCE_EVENT_MS } from '../alerts/episode.ts'
import { floodEnd, noteArrival } from '../alerts/flood.ts'
import { ALARM_FLOOD, alarmFlood } from '../alerts/summaries.ts'
import { updateSummary } from '../alerts/suppression.ts'
import type { AlertChange, Evidence, Severity } from '../model/alert.ts'
import { text } from '../model/text.ts'
import { type Instant, MINUTE } from '../model/time.ts'
import { clearSiteAlert, raiseSiteAlert, siteAlert, siteEvidence } from './site-alerts.ts'
import type { Community } from './state.ts'
import { holdingTimer } from './timer.ts'

/** One more alert that people hear of, or would but for the flood; with one too many it begins. */
export function countArrival(community: Community, changes: AlertChange[]): void {
  const { holds, policy, now } = community
  const isTooMany = noteArrival(holds.flood, now, policy)
  if (!isTooMany || siteAlert(community, ALARM_FLOOD) !== undefined) return
  holds.flood.held = {}
  raiseSiteAlert(community, alarmFlood, 'high', evidenceOf(community), changes)
  waitForEnd(community)
}

/** It is kept from people by the flood alone: its summary counts it, and says so at most once a minute. */
export function countHeld(community: Community, severity: Severity, changes: AlertChange[]): void {
  const { held } = community.holds.flood
  held[severity] = (held[severity] ?? 0) + 1
  const summary = siteAlert(community, ALARM_FLOOD)
  if (summary === undefined || community.now - summary.occurredAt < OCCURRENCE_EVENT_MS) return
  changes.push(updateSummary(summary, evidenceOf(community), community.now))
}

/** Fires when it may be over: what still comes puts the end off. */
export function endFlood(community: Community, changes: AlertChange[]): void {
  const summary = siteAlert(community, ALARM_FLOOD)
  if (summary === undefined) return
  if (floodEnd(community.holds.flood, community.policy) > community.now) {
    waitForEnd(community)
    return
  }
  const evidence = evidenceOf(community)
  if (JSON.stringify(evidence) !== JSON.stringify(summary.alert.evidence))
    changes.push(updateSummary(summary, evidence, community.now))
  clearSiteAlert(community, ALARM_FLOOD, changes)
}

/** Its alert is over, by itself or by hand: the next flood is counted from nothing. */
export function forgetFlood({ holds: { flood } }: Community): void {
  flood.arrivals = []
  flood.held = {}
}

function waitForEnd({ holds, policy, timers, site, now }: Community): void {
  const due: Instant = Math.max(now, floodEnd(holds.flood, policy))
  timers.push(holdingTimer('flood-end', site, due))
}

function evidenceOf({ holds: { flood }, policy }: Community): Evidence {
  const { floodFrom: from, floodMs } = policy
  const minutes = floodMs / MINUTE
  const held = Object.values(flood.held).reduce((sum, n) => sum + n, 0)
  return siteEvidence(
    text(
      `more than ${from} alerts within ${minutes} min: all but critical ones and urgent ones about wearers are held back and counted here`,
      `${minutes} 分钟内告警超过 ${from} 条：除紧急告警及佩戴者的严重告警外均暂不通知，仅在此计数`,
    ),
    { held, ...flood.held },
  )
}
