import type { Subject } from '../alerts/stage.ts'
import { SITE_KIND } from '../alerts/summaries.ts'
import type { Alert, Severity } from '../model/alert.ts'
import { isNeverHeld, type Rule } from '../model/rule.ts'
import type { Instant } from '../model/time.ts'
import { isAboutPerson } from '../rules/about-person.ts'
import type { DeviceState } from './device-state.ts'
import { RULE_FAILED, tellerOf } from './rule-failed-told.ts'
import type { Community } from './state.ts'
import { OFFLINE, type Silencer, silencedBy } from './topology.ts'
import { heldForWeakLink } from './weak-link.ts'

/** A subject, and when the answer may be another, where it is about silence and that is known. */
export interface Question {
  readonly subject: Subject
  readonly askAgainAt: Instant | undefined
}

/** What a rule is about to raise. */
export function questionOfRule(
  community: Community,
  of: DeviceState,
  rule: Rule,
  severity: Severity,
  toldBy?: string,
): Question {
  const { silencer, weak } = explained(community, of, rule.id)
  const subject: Subject = {
    deviceId: of.device.id,
    zone: of.device.zone,
    rule: rule.id,
    severity,
    isNeverHeld: isNeverHeld(rule),
    isAboutPerson: isAboutPerson(rule, of.program.kind.health === true),
    isSummary: rule.id === RULE_FAILED,
    isDryRun: rule.dryRun === true,
    toldBy,
    silencedBy: silencer?.by,
    weakLink: weak?.by,
  }
  return { subject, askAgainAt: (silencer ?? weak)?.until }
}

/** What is raised already. */
export function questionOfAlert(community: Community, alert: Alert): Question {
  const of = community.devices.get(alert.deviceId)
  const { silencer, weak } = explained(community, of, alert.rule)
  const isOwn = alert.deviceKind === SITE_KIND || alert.rule === RULE_FAILED
  const subject: Subject = {
    deviceId: alert.deviceId,
    zone: of?.device.zone ?? alert.zone,
    rule: alert.rule,
    severity: alert.severity,
    isNeverHeld: community.book.isNeverHeld(alert.deviceKind, alert.rule, community),
    isAboutPerson: !isOwn && community.book.aboutOf(alert.deviceKind, alert.rule, community) === 'person',
    isSummary: isOwn,
    isDryRun: !isOwn && community.customRules.get(alert.rule)?.dryRun === true,
    toldBy:
      alert.rule === RULE_FAILED ? tellerOf(community, alert.evidence.failed ?? [], alert.id) : undefined,
    silencedBy: bySame(alert, silencer),
    weakLink: weak?.by,
  }
  return { subject, askAgainAt: (silencer ?? weak)?.until }
}

interface Explained {
  readonly silencer?: Silencer | undefined
  readonly weak?: Silencer | undefined
}

/** What explains the silence of a device, where a rule is about that: what it reports through, or else its own connection. */
function explained(community: Community, of: DeviceState | undefined, rule: string): Explained {
  if (of === undefined || rule !== OFFLINE) return {}
  const silencer = silencedBy(community, of)
  return { silencer, weak: silencer === undefined ? heldForWeakLink(community, of) : undefined }
}

// While a device has its own chance, it goes on being held back by the alert that is over: nothing is new of it.
const bySame = ({ suppressed }: Alert, silencer: Silencer | undefined): string | undefined =>
  silencer?.until !== undefined && suppressed?.reason === 'parent' ? suppressed.by : silencer?.by
