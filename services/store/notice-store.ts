import type { Severity } from '../domain/model/alert.ts'
import type { ChannelKind } from '../domain/model/channel.ts'
import type { Ending, NoticeReason } from '../domain/model/notice.ts'
import type { PersonId } from '../domain/model/person.ts'
import type { SiteId } from '../domain/model/place.ts'
import type { Within } from '../domain/model/scope.ts'
import type { Instant } from '../domain/model/time.ts'
import type { Seq } from '../journal/journal.ts'

/** The reader of the log that makes the ledger out of what was decided. */
export const NOTICES_CURSOR = 'notices'

export const NOTICE_STATES = [
  'queued',
  'sending',
  'sent',
  'failed',
  'cancelled',
  'unknown',
  'digested',
  'suppressed-by-quiet-hours',
] as const
/**
 * Waiting for its turn, its next try or a digest; an attempt is under way; a channel took it; none did; the alert was
 * taken or ended first; the server ended while it was under way, and it is not told again; a digest told it; it came
 * in the quiet hours of the person and waits for their end.
 */
export type NoticeState = (typeof NOTICE_STATES)[number]

/** Those that something may still become of. */
export const OPEN_STATES = ['queued', 'sending', 'suppressed-by-quiet-hours'] as const

export const ATTEMPT_OUTCOMES = ['delivered', 'failed', 'unknown'] as const
export type AttemptOutcome = (typeof ATTEMPT_OUTCOMES)[number]

/** That somebody is to be told, and what became of it. */
export interface NoticeRecord {
  /** That of the notice; `digest/…` for one that sums up others. */
  readonly id: string
  /** `null` for a digest: it is about several. */
  readonly alertId: string | null
  readonly site: SiteId
  readonly person: PersonId
  readonly why: NoticeReason | 'digest'
  readonly step: number
  readonly round: number
  readonly severity: Severity
  readonly isLifeSafety: boolean
  readonly by: readonly ChannelKind[] | null
  /** When it was decided, in the time of the flow; all others are times of the machine. */
  readonly decidedAt: Instant
  readonly queuedAt: Instant
  readonly state: NoticeState
  /** Why it stands as it does, where the state does not say it. */
  readonly reason: string | null
  /** Nothing more becomes of it since then. */
  readonly endedAt: Instant | null
  /** The alert was taken or over by then; one that was under way went out all the same. */
  readonly cancelledAt: Instant | null
  /** Somebody has the alert in hand since then. */
  readonly acknowledgedAt: Instant | null
  readonly acknowledgedBy: PersonId | null
  /** The digest that told it, or will. */
  readonly digest: string | null
  /** Its link was used. */
  readonly linkUsedAt: Instant | null
}

/** One try by one channel. It is on record before it is made. */
export interface AttemptRecord {
  /** From 1 within the notice. */
  readonly n: number
  readonly channel: string
  readonly kind: ChannelKind
  readonly address: string | null
  readonly startedAt: Instant
  /** An attempt before it may have arrived, and nobody knows. */
  readonly isRepeat: boolean
  readonly endedAt: Instant | null
  readonly outcome: AttemptOutcome | null
  readonly reason: string | null
  /** What the counterpart calls it. */
  readonly reference: string | null
}

/** An attempt to reach somebody, with the notice that it was of. */
export interface PastAttempt extends Pick<AttemptRecord, 'channel' | 'address' | 'reason'> {
  readonly notice: string
  readonly at: Instant
  readonly outcome: AttemptOutcome
}

/**
 * Where a notice goes on being shown: a light, a phone, an Alertmanager. It is on record before the notice is sent there, so
 * that whoever shows it is told of its end, whenever the server is killed.
 */
export interface ScreenRecord {
  readonly notice: string
  readonly alertId: string
  readonly channel: string
  readonly kind: ChannelKind
  /** By which the address is known again, and of no other use; empty where the channel goes to a group or a place. */
  readonly mark: string
  /** As which it is shown. */
  readonly severity: Severity
  /** `null` while nobody knows whether it is. */
  readonly shownAt: Instant | null
  /** What is to be told there, and since when; `null` while it is to be shown. */
  readonly ending: Ending | null
  readonly endingAt: Instant | null
  readonly attempts: number
  /** Told; not, and `reason` says why; or the alert was shown there anew first. */
  readonly outcome: ScreenOutcome | null
  readonly reason: string | null
  /** Nothing more is told there of this notice since then. */
  readonly endedAt: Instant | null
}

export const SCREEN_OUTCOMES = ['delivered', 'failed', 'shown-anew'] as const
export type ScreenOutcome = (typeof SCREEN_OUTCOMES)[number]

/** One that something is still to be told. */
export interface OpenScreen {
  readonly screen: ScreenRecord
  readonly notice: NoticeRecord
}

export interface NoticeFile {
  readonly notice: NoticeRecord
  readonly attempts: readonly AttemptRecord[]
  readonly screens: readonly ScreenRecord[]
}

export type AttemptBegun = Pick<
  AttemptRecord,
  'n' | 'channel' | 'kind' | 'address' | 'startedAt' | 'isRepeat'
>
export type AttemptEnded = Pick<AttemptRecord, 'n' | 'reason' | 'reference'> & {
  readonly endedAt: Instant
  readonly outcome: AttemptOutcome
}

/** One step of the ledger. */
export type NoticeChange =
  /** One of this id that is there already stays as it is. */
  | { readonly type: 'queued'; readonly notice: NoticeRecord }
  /** The notice is `sending` from then on. */
  | { readonly type: 'attempt-begun'; readonly notice: string; readonly attempt: AttemptBegun }
  | { readonly type: 'attempt-ended'; readonly notice: string; readonly attempt: AttemptEnded }
  | {
      readonly type: 'stands'
      readonly notice: string
      readonly state: NoticeState
      readonly reason: string | null
      readonly endedAt: Instant | null
    }
  /** It is told by this digest, and waits for it. */
  | { readonly type: 'gathered'; readonly notice: string; readonly digest: string }
  /** Whatever waits of the alert ends; what is under way is marked. */
  | { readonly type: 'cancelled'; readonly alertId: string; readonly at: Instant; readonly reason: string }
  | {
      readonly type: 'acknowledged'
      readonly alertId: string
      readonly at: Instant
      readonly by: PersonId
    }
  /** One that is there already is as this says from then on. */
  | { readonly type: 'screen'; readonly screen: ScreenRecord }
  /** It never showed there. */
  | { readonly type: 'no-screen'; readonly screen: ScreenRecord }
  /** The log is read up to here: in the transaction of what was read. */
  | { readonly type: 'read'; readonly upTo: Seq }

export interface NoticeQuery {
  readonly alertId?: string
  readonly person?: PersonId
  readonly site?: SiteId
  readonly state?: readonly NoticeState[]
  /** Queued from then on, and before then. */
  readonly from?: Instant
  readonly to?: Instant
  /** Of alerts that lie in these places; a digest where its whole site does. */
  readonly within?: Within
  readonly limit: number
  /** From 0. */
  readonly page: number
}

export interface NoticePage {
  readonly files: readonly NoticeFile[]
  readonly total: number
}

/**
 * The ledger: who was to be told of what, by what, and what became of it.
 *
 * - `save` resolves when the changes will survive a power cut; if it rejects, none of them was made. Calls take effect in
 *   their order.
 * - `open` gives what something may still become of, in the order in which it was queued; `screens` where one is shown.
 * - `useLink` answers whether it was unused until now; two that ask at once are not both answered yes.
 * - `forget` removes those that ended before, `limit` at the most, with their attempts; it answers how many.
 */
export interface NoticeStore {
  save(changes: readonly NoticeChange[]): Promise<void>
  open(): Promise<readonly NoticeFile[]>
  screens(): Promise<readonly OpenScreen[]>
  get(id: string): Promise<NoticeFile | undefined>
  /** Newest first. */
  list(query: NoticeQuery): Promise<NoticePage>
  /** Those that came to an end, of the latest notices first. */
  attemptsTo(person: PersonId, limit: number): Promise<readonly PastAttempt[]>
  useLink(id: string, at: Instant): Promise<boolean>
  /** With which links are signed: random, made when it is first asked for. */
  linkKey(): Promise<Uint8Array>
  forget(endedBefore: Instant, limit: number): Promise<number>
}
