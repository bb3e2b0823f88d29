import type { NoticeRecord } from '../notice-store.ts'

/** One that waits to be sent. */
export const notice = (id: string, more: Partial<NoticeRecord> = {}): NoticeRecord => ({
  id,
  alertId: id.split('/')[0] ?? null,
  site: 'site-1',
  person: 'lin',
  why: 'raised',
  step: 1,
  round: 1,
  severity: 'high',
  isLifeSafety: false,
  by: null,
  decidedAt: 10,
  queuedAt: 11,
  state: 'queued',
  reason: null,
  endedAt: null,
  cancelledAt: null,
  acknowledgedAt: null,
  acknowledgedBy: null,
  digest: null,
  linkUsedAt: null,
  ...more,
})

/** An attempt that is begun, by mail. */
export const begun = (n: number, address: string | null = 'lin@example.org') => ({
  n,
  channel: 'mail',
  kind: 'email' as const,
  address,
  startedAt: 20,
  isRepeat: n > 1,
})
