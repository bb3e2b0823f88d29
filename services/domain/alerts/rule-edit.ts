import { type AlertChange, type Evidence, isWorse, type Severity } from '../model/alert.ts'
import { SYSTEM } from '../model/person.ts'
import type { Rule } from '../model/rule.ts'
import type { Instant } from '../model/time.ts'
import { type AlertRecord, record } from './record.ts'

/** Where the episode stands by another version of its rule. */
export interface Standing {
  readonly severity: Severity
  readonly latched: boolean
  /** The new version's, in the place of the old one's; the readings of the evidence stay. */
  readonly words: Omit<Evidence, 'readings'>
}

/** Still so by another version of the rule: the alert goes on with it. */
export function goOnWith(of: AlertRecord, rule: Rule, standing: Standing, at: Instant): AlertChange {
  const { severity, latched, words } = standing
  const { alert } = of
  const type = severity === alert.severity ? 'commented' : 'severity-changed'
  const note = `goes on by version ${rule.version} of the rule`
  return record(
    of,
    { type, at, actor: SYSTEM, note },
    {
      ruleVersion: rule.version,
      title: rule.title,
      severity,
      peakSeverity: isWorse(severity, alert.peakSeverity) ? severity : alert.peakSeverity,
      latched: alert.latched || latched,
      evidence: { ...alert.evidence, ...words },
    },
  )
}

/** A call for help whose rule is gone: from now on a person alone can end it. */
export const leaveForPerson = (of: AlertRecord, note: string, at: Instant): AlertChange =>
  record(
    of,
    { type: 'commented', at, actor: SYSTEM, note: `${note}; left for a person to end` },
    { latched: true },
  )
