import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Instant } from '../domain/model/time.ts'
import type { NoticeRecord, NoticeStore } from '../store/notice-store.ts'
import type { LinkLimits } from './config.ts'

export type ReadLink =
  | { readonly ok: true; readonly notice: NoticeRecord }
  | { readonly ok: false; readonly why: 'unknown' | 'expired' }

export interface LinkOptions {
  readonly key: Uint8Array
  readonly store: Pick<NoticeStore, 'get'>
  readonly limits: LinkLimits
  readonly now: () => Instant
}

/**
 * Links by which one person acknowledges one alert. What stands in one is the id of the notice and its end, signed together
 * with whom it was sent to: it says nothing of anybody, and is of no use for another notice or another person.
 */
export class Links {
  readonly #options: LinkOptions

  constructor(options: LinkOptions) {
    this.#options = options
  }

  /** Nothing where nobody said how people reach this server. */
  urlFor(notice: Pick<NoticeRecord, 'id' | 'person'>): string | undefined {
    const { limits, now } = this.#options
    if (limits.publicUrl === undefined) return undefined
    return `${limits.publicUrl}/a/${this.#tokenFor(notice, now() + limits.validMs)}`
  }

  async read(token: string): Promise<ReadLink> {
    const [, id = '', until = ''] = TOKEN.exec(token) ?? []
    const file =
      id === '' ? undefined : await this.#options.store.get(Buffer.from(id, 'base64url').toString())
    if (file === undefined) return { ok: false, why: 'unknown' }
    const { notice } = file
    const ends = Number.parseInt(until, 36)
    if (!isSame(token, this.#tokenFor(notice, ends))) return { ok: false, why: 'unknown' }
    return ends <= this.#options.now() ? { ok: false, why: 'expired' } : { ok: true, notice }
  }

  #tokenFor({ id, person }: Pick<NoticeRecord, 'id' | 'person'>, until: Instant): string {
    const ends = Math.ceil(until).toString(36)
    const signed = createHmac('sha256', this.#options.key).update(
      JSON.stringify(['acknowledge', id, person, ends]),
    )
    // 128 bits are more than anybody guesses, and a text message has not much room.
    const signature = signed.digest().subarray(0, 16).toString('base64url')
    return `${Buffer.from(id).toString('base64url')}.${ends}.${signature}`
  }
}

const TOKEN = /^([\w-]{1,300})\.([0-9a-z]{1,12})\.[\w-]{22}$/

/** Takes as long whichever character is wrong. */
function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
