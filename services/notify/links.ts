import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Instant } from '../domain/model/time.ts'
import type { NoticeRecord, NoticeStore } from '../store/notice-store.ts'
import type { LinkLimits } from './config.ts'
import type { ReadLink } from './desk.ts'

export interface LinkOptions {
  readonly store: Pick<NoticeStore, 'get' | 'linkKey'>
  readonly limits: LinkLimits
  readonly now: () => Instant
}

/**
 * Links by which one person acknowledges one alert. What stands in one is the id of the notice and its end, signed together
 * with whom it was sent to: it says nothing of anybody, and is of no use for another notice or another person.
 */
export class Links {
  readonly #options: LinkOptions
  #key: Promise<Uint8Array> | undefined

  constructor(options: LinkOptions) {
    this.#options = options
  }

  /** Nothing where nobody said how people reach this server. */
  async urlFor(notice: Pick<NoticeRecord, 'id' | 'person'>): Promise<string | undefined> {
    const { limits, now } = this.#options
    if (limits.publicUrl === undefined) return undefined
    return `${limits.publicUrl}/a/${await this.#tokenFor(notice, now() + limits.validMs)}`
  }

  async read(token: string): Promise<ReadLink> {
    const [, id = '', until = ''] = TOKEN.exec(token) ?? []
    const file =
      id === '' ? undefined : await this.#options.store.get(Buffer.from(id, 'base64url').toString())
    if (file === undefined) return { ok: false, why: 'unknown' }
    const { notice } = file
    const ends = Number.parseInt(until, 36)
    if (!isSame(token, await this.#tokenFor(notice, ends))) return { ok: false, why: 'unknown' }
    return ends <= this.#options.now() ? { ok: false, why: 'expired' } : { ok: true, notice }
  }

  async #tokenFor({ id, person }: Pick<NoticeRecord, 'id' | 'person'>, until: Instant): Promise<string> {
    const ends = Math.ceil(until).toString(36)
    const signed = createHmac('sha256', await this.#signingKey()).update(
      JSON.stringify(['acknowledge', id, person, ends]),
    )
    // 128 bits are more than anybody guesses, and a text message has not much room.
    const signature = signed.digest().subarray(0, 16).toString('base64url')
    return `${Buffer.from(id).toString('base64url')}.${ends}.${signature}`
  }

  /** Where it cannot be had now, it is asked for again. */
  #signingKey(): Promise<Uint8Array> {
    this.#key ??= this.#options.store.linkKey().catch(error => {
      this.#key = undefined
      throw error
    })
    return this.#key
  }
}

const TOKEN = /^([\w-]{1,300})\.([0-9a-z]{1,12})\.[\w-]{22}$/

/** Takes as long whichever character is wrong. */
function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
