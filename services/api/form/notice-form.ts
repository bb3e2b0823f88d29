import type { Alert } from '../../domain/model/alert.ts'
import { type Instant, toRfc3339 } from '../../domain/model/time.ts'
import type { AttemptRecord, NoticeFile, ScreenRecord } from '../../store/notice-store.ts'
import type { WireNotice } from '../wire/notice.ts'

/** A notice as it leaves the server: to whom by name of the account, never by which address. */
export const noticeForm = (
  { notice, attempts, screens }: NoticeFile,
  about: Alert | undefined,
): WireNotice => ({
  id: notice.id,
  alertId: notice.alertId,
  about: about === undefined ? null : { title: about.title, zone: about.zone },
  site: notice.site,
  person: notice.person,
  why: notice.why,
  step: notice.step,
  round: notice.round,
  severity: notice.severity,
  isLifeSafety: notice.isLifeSafety,
  decidedAt: toRfc3339(notice.decidedAt),
  queuedAt: toRfc3339(notice.queuedAt),
  state: notice.state,
  reason: notice.reason,
  endedAt: timeOrNull(notice.endedAt),
  cancelledAt: timeOrNull(notice.cancelledAt),
  acknowledgedAt: timeOrNull(notice.acknowledgedAt),
  acknowledgedBy: notice.acknowledgedBy,
  digest: notice.digest,
  attempts: attempts.map(attemptForm),
  screens: screens.map(screenForm),
})

const attemptForm = (attempt: AttemptRecord): WireNotice['attempts'][number] => ({
  n: attempt.n,
  channel: attempt.channel,
  kind: attempt.kind,
  startedAt: toRfc3339(attempt.startedAt),
  endedAt: timeOrNull(attempt.endedAt),
  latencyMs: attempt.endedAt === null ? null : attempt.endedAt - attempt.startedAt,
  outcome: attempt.outcome,
  reason: attempt.reason,
  reference: attempt.reference,
  isRepeat: attempt.isRepeat,
})

const screenForm = (screen: ScreenRecord): WireNotice['screens'][number] => ({
  channel: screen.channel,
  kind: screen.kind,
  shownAt: timeOrNull(screen.shownAt),
  ending: screen.ending,
  endingAt: timeOrNull(screen.endingAt),
  endedAt: timeOrNull(screen.endedAt),
  latencyMs: screen.endedAt === null || screen.endingAt === null ? null : screen.endedAt - screen.endingAt,
  outcome: screen.outcome,
  attempts: screen.attempts,
  reason: screen.reason,
})

const timeOrNull = (at: Instant | null): string | null => (at === null ? null : toRfc3339(at))
