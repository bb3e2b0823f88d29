import type { Quiet } from '../alerts/holds.ts'
import { type Count, isBack, isMost, type Standing, standingIn, standingTo } from '../alerts/site-silence.ts'
import { SITE_SILENT, siteSilent } from '../alerts/summaries.ts'
import type { AlertChange, Evidence } from '../model/alert.ts'
import { text } from '../model/text.ts'
import { type DurationMs, SECOND } from '../model/time.ts'
import { quietSince } from './device-numbers.ts'
import type { DeviceState } from './device-state.ts'
import { clearSiteAlert, raiseSiteAlert, siteAlert, siteEvidence } from './site-alerts.ts'
import type { Community } from './state.ts'
import { holdingTimer } from './timer.ts'
import { isWitness, parentOf } from './topology.ts'

/** A look goes through all devices of the site: one is enough for all that fall silent, or come back, within so long. */
export const LOOK_EVERY_MS: DurationMs = SECOND

/** A device was found silent: is it the site? */
export function lookForSilence(community: Community, of: DeviceState, changes: AlertChange[]): void {
  const { holds, policy, now } = community
  const { silence } = holds
  if (siteAlert(community, SITE_SILENT) !== undefined || now - silence.lookedAt < LOOK_EVERY_MS) return
  if (parentOf(community, of) !== undefined) return
  silence.lookedAt = now
  const reference = quietOf(of)
  const stands = standingsTo(community, reference)
  const count = counted(stands.values())
  if (!isMost(count, policy)) return
  silence.reference = reference
  for (const [root, standing] of stands) {
    root.isAwaited = true
    if (standing === 'heard') silence.apart.add(root.device.id)
  }
  raiseSiteAlert(community, siteSilent, 'high', evidenceOf(count), changes)
}

/** A device of a silent site is heard, or gone: is the site back? */
export function lookAgain(community: Community, changes: AlertChange[]): void {
  const { holds, policy, now, timers, site } = community
  const { silence } = holds
  if (silence.reference === null || siteAlert(community, SITE_SILENT) === undefined) return
  if (now - silence.lookedAt < LOOK_EVERY_MS) {
    if (silence.lookDue !== null) return
    silence.lookDue = silence.lookedAt + LOOK_EVERY_MS
    timers.push(holdingTimer('site-look', site, silence.lookDue))
    return
  }
  silence.lookedAt = now
  if (isBack(counted(standingsIn(community, silence.reference)), policy))
    clearSiteAlert(community, SITE_SILENT, changes)
}

/** What reports by itself: behind no gateway, or behind one that is never heard of. */
export function* roots(community: Community): Iterable<DeviceState> {
  for (const of of community.devices.values()) {
    if (isWitness(of) && (of.device.gateway === undefined || parentOf(community, of) === undefined)) yield of
  }
}

function standingsTo(community: Community, reference: Quiet): Map<DeviceState, Standing> {
  const { now } = community
  return new Map([...roots(community)].map(root => [root, standingTo(reference, quietOf(root), now)]))
}

/** Without those that were heard when the site fell silent: that they still are says nothing about its return. */
function* standingsIn(community: Community, reference: Quiet): Iterable<Standing> {
  const { apart } = community.holds.silence
  for (const root of roots(community)) {
    if (!apart.has(root.device.id)) yield standingIn(reference, quietOf(root), community.now)
  }
}

type Counted = Count & Readonly<Record<Standing, number>>

function counted(standings: Iterable<Standing>): Counted {
  const count = { silent: 0, heard: 0, unknown: 0, 'long-silent': 0 }
  for (const standing of standings) count[standing]++
  return count
}

const quietOf = (of: DeviceState): Quiet => ({
  quietSince: quietSince(of),
  intervalMs: of.expectedIntervalMs,
})

function evidenceOf({ silent, heard, 'long-silent': before }: Counted): Evidence {
  const sentence = text(
    `${silent} of ${silent + heard} devices that report by themselves fell silent at about the same time`,
    `${silent + heard} 台直接上报的设备中有 ${silent} 台几乎同时失联`,
  )
  if (before === 0) return siteEvidence(sentence, { silent, heard })
  // Without these, two of three that were left look like a site of three.
  const more = text(
    `${sentence.en}; ${before} more had been silent for long`,
    `${sentence.zh}；另有 ${before} 台早已失联`,
  )
  return siteEvidence(more, { silent, heard, longSilent: before })
}
