import type { Instant } from '../domain/model/time.ts'
import type { NoticeChange, NoticeRecord, NoticeState, NoticeStore } from '../store/notice-store.ts'
import { type Entry, entryOf } from './entry.ts'
import { digestRecord } from './notice-record.ts'

export interface DigestOptions {
  readonly store: Pick<NoticeStore, 'save'>
  readonly now: () => Instant
}

/** Which notices are told together by which digest. */
export class Digests {
  readonly #options: DigestOptions
  readonly #members = new Map<string, Set<Entry>>()

  constructor(options: DigestOptions) {
    this.#options = options
  }

  /** Those that were gathered before the server ended. */
  restore(entries: readonly Entry[]): void {
    const digests = new Set(
      entries.filter(({ notice }) => notice.why === 'digest').map(({ notice }) => notice.id),
    )
    for (const id of digests) {
      this.#members.set(id, new Set(entries.filter(({ notice }) => notice.digest === id)))
    }
  }

  /** It is told by a digest, which is on its way. */
  has({ notice: { digest } }: Entry): boolean {
    return digest !== null && this.#members.has(digest)
  }

  membersOf(id: string): readonly Entry[] {
    return [...(this.#members.get(id) ?? [])].filter(({ isCancelled }) => !isCancelled)
  }

  /** Nothing where all of them were taken meanwhile. */
  async make(entries: readonly Entry[]): Promise<Entry | undefined> {
    const [first, ...others] = entries.filter(({ isCancelled }) => !isCancelled).map(({ notice }) => notice)
    if (first === undefined) return undefined
    const members: [NoticeRecord, ...NoticeRecord[]] = [first, ...others]
    const notice = digestRecord(members, this.#options.now())
    const gathered = members.map(
      ({ id }): NoticeChange => ({ type: 'gathered', notice: id, digest: notice.id }),
    )
    await this.#options.store.save([{ type: 'queued', notice }, ...gathered])
    this.#members.set(notice.id, new Set(entries))
    return entryOf({ notice, attempts: [] }, () => false)
  }

  /** Its alert was taken: it is not told any more. */
  left(entry: Entry): void {
    for (const members of this.#members.values()) members.delete(entry)
  }

  /** What became of a digest became of all that it tells. */
  stand({ notice }: Entry, state: NoticeState, reason: string | null, endedAt: Instant): NoticeChange[] {
    const stands = { state: state === 'sent' ? ('digested' as const) : state, reason, endedAt }
    return this.membersOf(notice.id).map(member => ({ type: 'stands', notice: member.notice.id, ...stands }))
  }

  /** It is over: answers what it told. */
  ended({ notice }: Entry): readonly Entry[] {
    const members = this.membersOf(notice.id)
    this.#members.delete(notice.id)
    return members
  }
}
