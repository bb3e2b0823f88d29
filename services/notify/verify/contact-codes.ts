import { createHash, randomInt, timingSafeEqual } from 'node:crypto'
import type { PersonId } from '../../domain/model/person.ts'
import type { Language } from '../../domain/model/text.ts'
import { type DurationMs, HOUR, type Instant } from '../../domain/model/time.ts'
import type { ContactStore } from '../../store/contact-store.ts'
import type { Message, Sent } from '../channel.ts'
import type { CodeLimits } from '../config.ts'
import { Pace } from '../pace.ts'
import { codeMessage } from '../wording/word-code.ts'

/** One of the ways of somebody. */
export interface OwnWay {
  readonly person: PersonId
  readonly channel: string
  readonly address: string
}

export type CodeSent =
  | { readonly ok: true; readonly expiresAt: Instant }
  | { readonly ok: false; readonly why: 'no-such-way' }
  | { readonly ok: false; readonly why: 'too-many'; readonly retryAfterMs: DurationMs }
  | { readonly ok: false; readonly why: 'not-sent'; readonly detail: string }

export type CodeTold = 'right' | 'wrong' | 'ended'

export interface ContactCodeOptions {
  readonly contacts: Pick<ContactStore, 'contacts' | 'sawWay'>
  readonly send: (channel: string, message: Message, address: string) => Promise<Sent>
  readonly limits: CodeLimits
  readonly now: () => Instant
  readonly newCode?: () => string
}

interface Pending {
  readonly hash: Buffer
  readonly expiresAt: Instant
  readonly triesLeft: number
}

/** Of a million codes, so many guesses find one in two hundred thousand. */
const TRIES_MAX = 5
/** Beyond, the oldest go: each is asked for again with a touch. */
const PENDING_MAX = 10_000

/**
 * A code that is sent to an address and told back shows that what is sent there is read by whoever said so. It is kept for
 * minutes, as a hash, and nowhere but in memory: after a restart it is asked for anew.
 */
export class ContactCodes {
  readonly #options: ContactCodeOptions
  readonly #pending = new Map<string, Pending>()
  readonly #paces = new Map<string, Pace>()

  constructor(options: ContactCodeOptions) {
    this.#options = options
  }

  /** Sends one; the one before ends. */
  async send(way: OwnWay, language: Language): Promise<CodeSent> {
    const { contacts, send, limits, now, newCode = sixDigits } = this.#options
    const known = await contacts.contacts(way.person)
    if (!known?.ways.some(one => one.channel === way.channel && one.address === way.address))
      return { ok: false, why: 'no-such-way' }
    const waitMs = this.#take(way)
    if (waitMs > 0) return { ok: false, why: 'too-many', retryAfterMs: waitMs }
    const code = newCode()
    const at = now()
    const sent = await send(
      way.channel,
      codeMessage({ code, language, validMs: limits.validMs, at }),
      way.address,
    )
    if (!sent.ok) return { ok: false, why: 'not-sent', detail: sent.reason }
    const expiresAt = at + limits.validMs
    this.#keep(keyOf(way), { hash: hashOf(way, code), expiresAt, triesLeft: TRIES_MAX })
    return { ok: true, expiresAt }
  }

  /** A right one is told once. */
  async tell(way: OwnWay, code: string): Promise<CodeTold> {
    const { contacts, now } = this.#options
    const key = keyOf(way)
    const pending = this.#pending.get(key)
    this.#pending.delete(key)
    if (pending === undefined || pending.expiresAt <= now()) return 'ended'
    if (!timingSafeEqual(pending.hash, hashOf(way, code))) {
      const triesLeft = pending.triesLeft - 1
      if (triesLeft > 0) this.#pending.set(key, { ...pending, triesLeft })
      return 'wrong'
    }
    await contacts.sawWay({ ...way, what: 'verified', at: now() })
    return 'right'
  }

  /** Counted by who asks and by where it goes: nobody has others' telephones ring, and no ten people have one ring. */
  #take({ person, channel, address }: OwnWay): DurationMs {
    const now = this.#options.now()
    const paces = [`person ${person}`, `address ${channel} ${address}`].map(of => this.#paceOf(of, now))
    const waitMs = Math.max(...paces.map(pace => pace.waitMs(now)))
    if (waitMs <= 0) for (const pace of paces) pace.took(now)
    return waitMs
  }

  #paceOf(of: string, now: Instant): Pace {
    const pace = this.#paces.get(of) ?? new Pace(this.#options.limits.perHourMax, HOUR, now)
    this.#paces.delete(of)
    this.#paces.set(of, pace)
    trim(this.#paces, 2 * PENDING_MAX)
    return pace
  }

  #keep(key: string, pending: Pending): void {
    this.#pending.delete(key)
    this.#pending.set(key, pending)
    trim(this.#pending, PENDING_MAX)
  }
}

const sixDigits = (): string => String(randomInt(1_000_000)).padStart(6, '0')

const keyOf = ({ person, channel, address }: OwnWay): string => JSON.stringify([person, channel, address])

const hashOf = (way: OwnWay, code: string): Buffer =>
  createHash('sha256')
    .update(`${keyOf(way)} ${code}`)
    .digest()

function trim(kept: Map<string, unknown>, max: number): void {
  for (const oldest of kept.keys()) {
    if (kept.size <= max) return
    kept.delete(oldest)
  }
}
