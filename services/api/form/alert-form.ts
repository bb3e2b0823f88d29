import type { AlertEvent, Evidence, KeptReading } from '../../domain/model/alert.ts'
import type { DutyGap } from '../../domain/model/duty-gap.ts'
import type { Notice } from '../../domain/model/notice.ts'
import { type Instant, toRfc3339 } from '../../domain/model/time.ts'
import type { NumberedChange } from '../../journal/journal.ts'
import { isRedacted, type SeenAlert } from '../access/redacted.ts'
import type { WireAlert, WireAlertEvent } from '../wire/alert.ts'
import type { WireFeedEvent } from '../wire/feed.ts'

/** An alert as it leaves the server: the same, with its times in RFC 3339. */
export const alertForm = (alert: SeenAlert): WireAlert => ({
  id: alert.id,
  site: alert.site,
  zone: alert.zone,
  deviceId: alert.deviceId,
  deviceKind: alert.deviceKind,
  rule: alert.rule,
  ruleVersion: alert.ruleVersion,
  title: alert.title,
  severity: alert.severity,
  peakSeverity: alert.peakSeverity,
  condition: alert.condition,
  handling: alert.handling,
  latched: alert.latched,
  assignee: alert.assignee,
  shelvedUntil: timeOrNull(alert.shelvedUntil),
  pausedUntil: timeOrNull(alert.pausedUntil),
  urged: alert.urged && { times: alert.urged.times, at: toRfc3339(alert.urged.at) },
  suppressed: alert.suppressed && { ...alert.suppressed, since: toRfc3339(alert.suppressed.since) },
  announced: alert.announced,
  group: alert.group,
  cause: alert.cause,
  occurrences: alert.occurrences,
  raisedAt: toRfc3339(alert.raisedAt),
  updatedAt: toRfc3339(alert.updatedAt),
  clearedAt: timeOrNull(alert.clearedAt),
  version: alert.version,
  evidence: evidenceForm(alert.evidence),
  ...(isRedacted(alert) && { redacted: true as const }),
})

export const alertEventForm = (event: AlertEvent): WireAlertEvent => ({
  alertId: event.alertId,
  n: event.n,
  at: toRfc3339(event.at),
  type: event.type,
  actor: event.actor,
  note: event.note,
  ...(event.to === undefined ? {} : { to: event.to }),
  ...(event.photo === undefined ? {} : { photo: event.photo }),
  ...(event.notice && { notice: noticeForm(event.notice) }),
})

const noticeForm = ({ id, to, why, step, round }: Notice): WireAlertEvent['notice'] => ({
  id,
  to,
  why,
  step,
  round,
})

export const feedEventForm = ({ seq, change }: NumberedChange): WireFeedEvent => ({
  seq,
  at: toRfc3339(change.event.at),
  alert: alertForm(change.alert),
  event: alertEventForm(change.event),
})

const evidenceForm = (evidence: Evidence): WireAlert['evidence'] => ({
  sentence: evidence.sentence,
  metrics: [...evidence.metrics],
  thresholds: [...evidence.thresholds],
  readings: evidence.readings.map(readingForm),
  settings: { ...evidence.settings },
  ...(evidence.delayMs === undefined ? {} : { delayMs: evidence.delayMs }),
  ...(evidence.kept === undefined ? {} : { kept: evidence.kept.map(readingForm) }),
  ...(evidence.members === undefined ? {} : { members: [...evidence.members] }),
  ...(evidence.gaps === undefined ? {} : { gaps: evidence.gaps.map(gapForm) }),
  ...(evidence.people === undefined ? {} : { people: [...evidence.people] }),
  ...(evidence.findings === undefined ? {} : { findings: { ...evidence.findings } }),
})

const gapForm = ({ role, zone, from, to }: DutyGap) => ({
  role,
  zone,
  from: toRfc3339(from),
  to: toRfc3339(to),
})

const readingForm = ({ at, values }: KeptReading) => ({ at: toRfc3339(at), values: { ...values } })

const timeOrNull = (at: Instant | null): string | null => (at === null ? null : toRfc3339(at))
