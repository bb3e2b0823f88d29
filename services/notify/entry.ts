import { SEVERITIES, type Severity } from '../domain/model/alert.ts'
import type { ChannelKind } from '../domain/model/channel.ts'
import type { NoticeFile, NoticeRecord } from '../store/notice-store.ts'
import { type Tries, triesOf } from './next-try.ts'

/** A notice that something may still become of. */
export interface Entry {
  readonly notice: NoticeRecord
  readonly rank: Rank
  /** Attempts that are on record. */
  attempts: number
  /** What each way has been tried; by its channel. */
  readonly tries: Map<string, Tries>
  /** An attempt may have arrived, and nobody knows. */
  isUncertain: boolean
  isSending: boolean
  /** Why the last attempt failed. */
  lastReason: string | null
  /** Nothing is to be sent any more. */
  isCancelled: boolean
  /** Calls off whatever it waits for. */
  callOff: () => void
}

/** 0 is the most urgent. */
export type Rank = 0 | 1 | 2 | 3 | 4
export const RANKS: readonly Rank[] = [0, 1, 2, 3, 4]

/** What a life hangs on first, then by severity. */
export const rankOf = ({ isLifeSafety, severity }: Pick<NoticeRecord, 'isLifeSafety' | 'severity'>): Rank =>
  isLifeSafety ? 0 : ((SEVERITIES.length - SEVERITIES.indexOf(severity satisfies Severity)) as Rank)

/** Spared by paces and quiet hours: a life hangs on it, or it is critical. */
export const isUrgent = (rank: Rank): boolean => rank <= 1

export const entryOf = (
  { notice, attempts }: Pick<NoticeFile, 'notice' | 'attempts'>,
  mayRepeat: (kind: ChannelKind) => boolean,
): Entry => ({
  notice,
  rank: rankOf(notice),
  attempts: attempts.length,
  tries: triesOf(attempts, kind => notice.isLifeSafety || mayRepeat(kind)),
  isUncertain: attempts.some(({ outcome }) => outcome === 'unknown'),
  isSending: false,
  lastReason: attempts.at(-1)?.reason ?? null,
  isCancelled: notice.cancelledAt !== null,
  callOff() {},
})
