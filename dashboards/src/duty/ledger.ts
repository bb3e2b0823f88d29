import { useEffect, useRef } from 'react'
import type { WireNoticeList } from '../../../services/api/wire/notice.ts'
import { useBoard } from '../alerts/lists.ts'
import { query } from '../api/request.ts'
import { useChanged, useGet } from '../api/use-get.ts'

export type Notice = WireNoticeList['notices'][number]
export type NoticeState = Notice['state']

/** Those of which nobody heard, or nobody knows whether they did. */
export const FAILED: readonly NoticeState[] = ['failed', 'unknown']
export const STATES = [
  'failed',
  'unknown',
  'queued',
  'sending',
  'sent',
  'suppressed-by-quiet-hours',
  'digested',
  'cancelled',
] as const
export const PERIODS = { '24h': 1, '7d': 7, '30d': 30 } as const
export type Period = keyof typeof PERIODS

export interface LedgerAsked {
  readonly site: string
  readonly person: string
  readonly alert: string
  readonly state: string
  readonly from: string
  readonly page: number
}

export const LEDGER_PAGE = 50
const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

/** From the beginning of an hour, so that the address asked for is the same one for a while. */
export const beginningOf = (period: string, now: number): string => {
  const days = PERIODS[period as Period]
  if (days === undefined) return ''
  return new Date(Math.floor((now - days * DAY_MS) / HOUR_MS) * HOUR_MS).toISOString()
}

export const useLedger = ({ page, ...asked }: LedgerAsked, enabled = true) =>
  useGet<WireNoticeList>(`/api/notices${query({ ...asked, page, limit: LEDGER_PAGE })}`, { enabled })

const QUIET_MS = 2_000

/** The feed said that something happened to an alert: what is sent of it is asked for again, not more often than that. */
export function useFollowed(): void {
  const { dataUpdatedAt } = useBoard()
  const changed = useChanged()
  const act = useRef(changed)
  act.current = changed
  useEffect(() => {
    if (dataUpdatedAt === 0) return
    const timer = setTimeout(() => void act.current('/api/notices'), QUIET_MS)
    return () => clearTimeout(timer)
  }, [dataUpdatedAt])
}
