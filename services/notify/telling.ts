import type { Alert } from '../domain/model/alert.ts'
import type { Ending } from '../domain/model/notice.ts'
import type { Instant } from '../domain/model/time.ts'
import type { NoticeRecord } from '../store/notice-store.ts'
import type { Language, Message } from './channel.ts'

/** What a message is made of. The words, and what of it may leave at all, are the wording's. */
export interface Telling {
  readonly notice: NoticeRecord
  readonly alert: Alert
  readonly language: Language
  /** It may have arrived before: whoever reads it is told so. */
  readonly isRepeat: boolean
  readonly link?: string
  /** It calls nobody any more, and no more than that is told. */
  readonly ending?: Ending
  /** Whoever is told may not see the alert (any more): no names, and nothing that was measured, whatever the site discloses. */
  readonly isPlaceOnly?: boolean
  readonly at: Instant
}

export interface DigestTelling {
  readonly notice: NoticeRecord
  readonly alerts: readonly Alert[]
  readonly language: Language
  readonly at: Instant
}

export interface Wording {
  notice(telling: Telling): Message | Promise<Message>
  digest(telling: DigestTelling): Message | Promise<Message>
}
