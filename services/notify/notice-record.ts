import { type AlertChange, SEVERITIES, type Severity } from '../domain/model/alert.ts'
import type { Notice } from '../domain/model/notice.ts'
import type { Instant } from '../domain/model/time.ts'
import type { NoticeRecord } from '../store/notice-store.ts'

const FRESH = {
  state: 'queued',
  reason: null,
  endedAt: null,
  cancelledAt: null,
  acknowledgedAt: null,
  acknowledgedBy: null,
  digest: null,
  linkUsedAt: null,
} as const

/** What was decided, as it enters the ledger. */
export const recordOf = ({ alert, event }: AlertChange, notice: Notice, now: Instant): NoticeRecord => ({
  id: notice.id,
  alertId: alert.id,
  site: alert.site,
  person: notice.to,
  why: notice.why,
  step: notice.step,
  round: notice.round,
  severity: alert.severity,
  isLifeSafety: notice.isLifeSafety,
  by: notice.by ?? null,
  decidedAt: event.at,
  queuedAt: now,
  ...FRESH,
})

/** One that tells of several together: as urgent as the worst of them. */
export const digestRecord = (
  members: readonly [NoticeRecord, ...NoticeRecord[]],
  now: Instant,
): NoticeRecord => {
  const [{ site, person }] = members
  return {
    ...{ id: `digest/${site}/${now}/${person}`, alertId: null, site, person, why: 'digest' },
    ...{ step: 0, round: 0, severity: worstOf(members), isLifeSafety: false, by: null },
    ...{ decidedAt: Math.min(...members.map(({ decidedAt }) => decidedAt)), queuedAt: now },
    ...FRESH,
  }
}

const worstOf = (records: readonly NoticeRecord[]): Severity =>
  SEVERITIES.findLast(severity => records.some(record => record.severity === severity)) ?? 'low'
