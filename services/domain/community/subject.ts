import type { Subject } from '../alerts/stage.ts'
import type { Alert, Severity } from '../model/alert.ts'
import { isNeverHeld, type Rule } from '../model/rule.ts'
import type { DeviceState } from './device-state.ts'
import type { Community } from './state.ts'
import { OFFLINE, type Silencer, STANDS_FOR_OTHERS, silencedBy } from './topology.ts'

/** A subject with what explains its silence, where it is about silence. */
export interface Question {
  readonly subject: Subject
  readonly silencer: Silencer | undefined
}

/** What a rule is about to raise. */
export function questionOfRule(
  community: Community,
  of: DeviceState,
  rule: Rule,
  severity: Severity,
): Question {
  const silencer = rule.id === OFFLINE ? silencedBy(community, of) : undefined
  const subject: Subject = {
    deviceId: of.device.id,
    zone: of.device.zone,
    rule: rule.id,
    severity,
    isNeverHeld: isNeverHeld(rule),
    isSummary: false,
    silencedBy: silencer?.by,
  }
  return { subject, silencer }
}

/** What is raised already. */
export function questionOfAlert(community: Community, alert: Alert): Question {
  const of = community.devices.get(alert.deviceId)
  const silencer = alert.rule === OFFLINE && of ? silencedBy(community, of) : undefined
  const subject: Subject = {
    deviceId: alert.deviceId,
    zone: of?.device.zone ?? alert.zone,
    rule: alert.rule,
    severity: alert.severity,
    isNeverHeld: community.book.isNeverHeld(alert.deviceKind, alert.rule, community),
    isSummary: STANDS_FOR_OTHERS.has(alert.rule),
    silencedBy: bySame(alert, silencer),
  }
  return { subject, silencer }
}

// While a device has its own chance, it goes on being held back by the alert that is over: nothing is new of it.
const bySame = ({ suppressed }: Alert, silencer: Silencer | undefined): string | undefined =>
  silencer?.until !== undefined && suppressed?.reason === 'parent' ? suppressed.by : silencer?.by
