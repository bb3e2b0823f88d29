import { type Admission, clear, raise } from '../alerts/episode.ts'
import type { AlertRecord } from '../alerts/record.ts'
import { SITE_KIND } from '../alerts/summaries.ts'
import { whyHeld } from '../alerts/why-held.ts'
import type { Alert, AlertChange, Evidence, Severity } from '../model/alert.ts'
import type { Rule } from '../model/rule.ts'
import type { Text } from '../model/text.ts'
import type { Community } from './state.ts'
import { expiryTimer } from './timer.ts'

/** The open alert about the site itself, by one of its two rules. */
export const siteAlert = ({ alerts, holds }: Community, rule: string): AlertRecord | undefined =>
  alerts.get(holds.open[rule] ?? '')

/** An alert about the site: of no registered device, and of no zone. */
export function raiseSiteAlert(
  community: Community,
  rule: Rule,
  severity: Severity,
  evidence: Evidence,
  changes: AlertChange[],
): void {
  const { site, now, holds } = community
  const { record, change } = raise({
    id: `${site}-${++community.serial}`,
    device: { id: site, kind: SITE_KIND, site, zone: '', name: site },
    rule,
    severity,
    latched: false,
    at: now,
    evidence,
    admission: admissionOf(community, rule, severity),
  })
  community.alerts.set(record.alert.id, record)
  holds.open[rule.id] = record.alert.id
  changes.push(change)
}

export function clearSiteAlert(community: Community, rule: string, changes: AlertChange[]): void {
  const record = siteAlert(community, rule)
  delete community.holds.open[rule]
  if (record === undefined) return
  changes.push(clear(record, community.now))
  community.timers.push(expiryTimer(record.alert.id, community.now + community.policy.keepClearedMs))
}

/** Where the rules' open alerts stand of the device, or the site, that an alert is about. */
export const openOf = (community: Community, alert: Alert): Record<string, string> | undefined =>
  alert.deviceKind === SITE_KIND ? community.holds.open : community.devices.get(alert.deviceId)?.open

export const siteEvidence = (sentence: Text, findings: Readonly<Record<string, number>>): Evidence => ({
  sentence,
  metrics: [],
  thresholds: [],
  readings: [],
  settings: {},
  findings,
})

function admissionOf({ site, holds, now }: Community, rule: Rule, severity: Severity): Admission {
  const about = {
    deviceId: site,
    zone: '',
    rule: rule.id,
    severity,
    silencedBy: undefined,
    weakLink: undefined,
    toldBy: undefined,
    isDryRun: false,
  }
  const hold = whyHeld(holds, { ...about, isNeverHeld: false, isAboutPerson: false, isSummary: true }, now)
  return { suppressed: hold === undefined ? null : { ...hold, since: now } }
}
