import type { Quiet } from '../alerts/holds.ts'
import { type Count, isMost, standingIn, standingTo } from '../alerts/site-silence.ts'
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
  const count = countSilent(community, reference, standingTo)
  if (!isMost(count, policy)) return
  silence.reference = reference
  for (const root of roots(community)) root.isAwaited = true
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
  if (!isMost(countSilent(community, silence.reference, standingIn), policy))
    clearSiteAlert(community, SITE_SILENT, changes)
}

/** What reports by itself: behind no gateway, or behind one that is never heard of. */
export function* roots(community: Community): Iterable<DeviceState> {
  for (const of of community.devices.values()) {
    if (isWitness(of) && (of.device.gateway === undefined || parentOf(community, of) === undefined)) yield of
  }
}

function countSilent(community: Community, reference: Quiet, standing: typeof standingTo): Count {
  const count = { silent: 0, heard: 0, unknown: 0, 'long-silent': 0 }
  for (const of of roots(community)) count[standing(reference, quietOf(of), community.now)]++
  return count
}

const quietOf = (of: DeviceState): Quiet => ({
  quietSince: quietSince(of),
  intervalMs: of.expectedIntervalMs,
})

const evidenceOf = ({ silent, heard }: Count): Evidence =>
  siteEvidence(
    text(
      `${silent} of ${silent + heard} devices that report by themselves fell silent at about the same time`,
      `${silent + heard} 台直接上报的设备中有 ${silent} 台几乎同时失联`,
    ),
    { silent, heard },
  )
