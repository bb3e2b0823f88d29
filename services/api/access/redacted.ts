import {
  type Alert,
  type AlertChange,
  type AlertEvent,
  type AlertEventType,
  EVENT_TYPES,
  type Evidence,
  type Suppression,
} from '../../domain/model/alert.ts'
import { text } from '../../domain/model/text.ts'
import type { Instant } from '../../domain/model/time.ts'

/** An alert as somebody sees it. */
export interface SeenAlert extends Alert {
  /** What tells of somebody's health was taken out of it. */
  readonly redacted?: true
}

export const isRedacted = (alert: SeenAlert): boolean => alert.redacted === true

const HELP_NEEDED = text('Help needed', '需要帮助')

/**
 * That somebody needs help, where, how urgently, and who is at it: not who it is, nor what was measured. The rule would
 * say it, and the band would tell one from another; so would all that only some rules do: what must be resolved by hand
 * is a fall or a call, what climbs or is counted is a figure, and alerts of one group are of one rule.
 */
export const helpNeeded = (alert: Alert): SeenAlert => ({
  ...whatIsDone(alert),
  ...{ deviceId: '', rule: 'help-needed', ruleVersion: 1, title: HELP_NEEDED },
  ...{ latched: true, peakSeverity: alert.severity, occurrences: 1, group: alert.id },
  suppressed: alert.suppressed && withoutOthers(alert.suppressed),
  updatedAt: lastSaidOf(alert),
  evidence: nothingOf(HELP_NEEDED),
  redacted: true,
})

/** Nothing is known but that help is needed. */
export const isOnlyHelpNeeded = (alert: SeenAlert): boolean => isRedacted(alert) && alert.deviceId === ''

/** What it is held back by may be another alert of its rule; who put it aside is what people did. */
const withoutOthers = (suppressed: Suppression): Suppression =>
  suppressed.reason === 'shelved' ? suppressed : { ...suppressed, by: '' }

/** Each pulse that goes on, and each call to somebody, would move the time of the last change: these are told by what is told. */
const lastSaidOf = ({ handling, updatedAt, raisedAt, clearedAt, urged }: Alert): Instant =>
  handling === 'resolved' ? updatedAt : Math.max(raisedAt, clearedAt ?? 0, urged?.at ?? 0)

/** A band that is broken, for whoever mends it: which one and what is wrong with it, without what it measured. */
export const withoutMeasurements = (alert: Alert): SeenAlert => {
  const { deviceId, rule, ruleVersion, title } = alert
  return {
    ...whatIsDone(alert),
    ...{ deviceId, rule, ruleVersion, title },
    evidence: nothingOf(title),
    redacted: true,
  }
}

type Telling = 'deviceId' | 'rule' | 'ruleVersion' | 'title' | 'evidence'

/** Each by its name: whatever an alert comes to say besides is not told before somebody wrote it here. */
const whatIsDone = (alert: Alert): Omit<Alert, Telling> => ({
  id: alert.id,
  site: alert.site,
  zone: alert.zone,
  deviceKind: alert.deviceKind,
  severity: alert.severity,
  peakSeverity: alert.peakSeverity,
  condition: alert.condition,
  handling: alert.handling,
  latched: alert.latched,
  assignee: alert.assignee,
  shelvedUntil: alert.shelvedUntil,
  pausedUntil: alert.pausedUntil,
  urged: alert.urged,
  suppressed: alert.suppressed,
  announced: alert.announced,
  group: alert.group,
  cause: alert.cause,
  occurrences: alert.occurrences,
  raisedAt: alert.raisedAt,
  updatedAt: alert.updatedAt,
  clearedAt: alert.clearedAt,
  version: alert.version,
})

const nothingOf = (sentence: Evidence['sentence']): Evidence => ({
  sentence,
  metrics: [],
  thresholds: [],
  readings: [],
  settings: {},
})

/** What people write may say anything, so it goes with the rest; and of whom it is, whoever was told first would say. */
export function seenEvent(event: AlertEvent, alert: SeenAlert): AlertEvent {
  if (!isRedacted(alert)) return event
  const { notice: _, photo: __, ...rest } = event
  return { ...rest, n: isOnlyHelpNeeded(alert) ? numberOf(event) : event.n, note: null }
}

/**
 * What is left out would be counted by the gaps in the numbers. These say nothing but when it was and what, which is told
 * anyway, and put the events of an alert in order all the same.
 */
const numberOf = ({ at, type }: AlertEvent): number => at * TYPES_MAX + EVENT_TYPES.indexOf(type)

/** More types than there will be; times it, every time until the year 6000 is an exact number. */
const TYPES_MAX = 64

/** How often, and to whom by which plan, goes by the rule. */
const GOES_BY_RULE: ReadonlySet<AlertEventType> = new Set(['occurred', 'notified', 'escalated'])

export const isTold = ({ type }: AlertEvent, alert: SeenAlert): boolean =>
  !isOnlyHelpNeeded(alert) || !GOES_BY_RULE.has(type)

/** With the alert as it is seen. */
export function seenChange(change: AlertChange, alert: SeenAlert): AlertChange {
  if (!isRedacted(alert)) return { ...change, alert }
  const known = redactions.get(change)
  if (known !== undefined) return known
  const redacted = { alert, event: seenEvent(change.event, alert) }
  redactions.set(change, redacted)
  return redacted
}

/** The same for all who see it redacted, so that it is written once for them. */
const redactions = new WeakMap<AlertChange, AlertChange>()
