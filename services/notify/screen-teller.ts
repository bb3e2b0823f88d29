import type { Logger } from 'pino'
import { type DurationMs, type Instant, SECOND } from '../domain/model/time.ts'
import type { Timers } from '../runtime/timers.ts'
import type { ContactStore } from '../store/contact-store.ts'
import type { NoticeRecord, NoticeStore, ScreenOutcome, ScreenRecord } from '../store/notice-store.ts'
import type { Message, NotSent, Sent } from './channel.ts'
import type { ScreenWords } from './composing.ts'
import type { NotifyConfig } from './config.ts'
import { isUrgent, rankOf } from './entry.ts'
import { Gate } from './gate.ts'
import { waitAfter } from './next-try.ts'
import type { OpenChannels } from './open-channels.ts'
import { markOf, type Screen } from './screen.ts'

export interface TellerOptions {
  readonly config: Pick<NotifyConfig, 'tries' | 'lanes' | 'endTriedMs'>
  readonly store: Pick<NoticeStore, 'save'>
  readonly contacts: Pick<ContactStore, 'contacts'>
  readonly channels: Pick<OpenChannels, 'send' | 'renewAfterMs'>
  /** `undefined` where there is nothing to tell any more. */
  readonly compose: (words: ScreenWords) => Promise<Message | undefined>
  readonly told: (screen: Screen, outcome: ScreenOutcome, reason: string | null) => void
  readonly timers: Timers
  readonly now: () => Instant
  readonly random: () => number
  readonly log: Logger
}

/** Tells screens their end, again and again until they know it, and what they show once more before they forget it. */
export class ScreenTeller {
  readonly #options: TellerOptions
  readonly #gates = new Map<string, Gate>()
  readonly #underWay = new Set<Promise<void>>()
  #isLive = false

  constructor(options: TellerOptions) {
    this.#options = options
  }

  get underWay(): number {
    return this.#underWay.size
  }

  start(): void {
    this.#isLive = true
  }

  /** What is under way has been called off by then; what is not told yet is told after the next start. */
  async stop(screens: Iterable<Screen>): Promise<void> {
    this.#isLive = false
    for (const { callOff, underWay } of screens) {
      callOff()
      underWay?.abort.abort()
    }
    await Promise.all(this.#underWay)
  }

  /** How soon it is to be shown once more, after a share of the time that it is kept there. */
  renewalAt({ of }: Screen, share = 1): Instant {
    const afterMs = this.#options.channels.renewAfterMs(of.channel) ?? Number.POSITIVE_INFINITY
    return this.#options.now() + afterMs * share
  }

  /** Does what is due there, one thing after the other, and nothing while it is shown anew. */
  pump(screen: Screen): void {
    screen.callOff()
    if (!this.#isLive || screen.raising > 0 || screen.underWay !== undefined) return
    if (screen.shown.size === 0 || screen.dueAt === Number.POSITIVE_INFINITY) return
    const waitMs = Math.ceil(screen.dueAt - this.#options.now())
    if (waitMs > 0) screen.callOff = this.#options.timers.after(waitMs, () => this.pump(screen))
    else this.#begin(screen)
  }

  #begin(screen: Screen): void {
    const abort = new AbortController()
    const done = this.#turn(screen, abort.signal)
      .catch(error => this.#putOff(screen, error))
      .finally(() => {
        screen.underWay = undefined
        this.#underWay.delete(done)
        this.pump(screen)
      })
    screen.underWay = { isEnd: screen.ending.length > 0, abort, done }
    this.#underWay.add(done)
  }

  #putOff(screen: Screen, error: unknown): void {
    const { log, now } = this.#options
    log.error(
      { err: error, alertId: screen.of.alertId },
      'the end of a notice waits, as something went wrong',
    )
    screen.dueAt = now() + AGAIN_MS
  }

  async #turn(screen: Screen, signal: AbortSignal): Promise<void> {
    const { notice } = screen
    if (notice === undefined) return
    const gate = this.#gateOf(screen.of.channel)
    if (!(await gate.enter(isUrgent(rankOf(notice)), signal))) return
    try {
      if (screen.ending.length > 0) await this.#tellEnd(screen, notice, signal)
      else await this.#showAgain(screen, notice, signal)
    } finally {
      gate.leave()
    }
  }

  #gateOf(channel: string): Gate {
    const gate = this.#gates.get(channel) ?? new Gate(this.#options.config.lanes)
    this.#gates.set(channel, gate)
    return gate
  }

  /** That it is tried is on record before it is. */
  async #tellEnd(screen: Screen, notice: NoticeRecord, signal: AbortSignal): Promise<void> {
    const told = screen.ending
    const attempts = Math.max(...told.map(one => one.attempts)) + 1
    await this.#options.store.save(screen.change(told, { attempts }))
    if (signal.aborted) return
    const ending = screen.ending.at(-1)?.ending ?? undefined
    const sent = await this.#send(screen, { notice, ending, shownAs: screen.severities }, signal)
    if (!sent.ok && (signal.aborted || this.#isTriedAgain(screen, told, attempts, sent))) return
    await this.#over(screen, told, sent)
  }

  #isTriedAgain(screen: Screen, told: readonly ScreenRecord[], attempts: number, sent: NotSent): boolean {
    const { config, now, random } = this.#options
    screen.dueAt = now() + waitAfter(attempts, sent, config.tries, random())
    const since = Math.min(...told.map(({ endingAt }) => endingAt ?? now()))
    return screen.dueAt - since < config.endTriedMs
  }

  async #over(screen: Screen, told: readonly ScreenRecord[], sent: Sent): Promise<void> {
    const { store, now } = this.#options
    const outcome = sent.ok ? 'delivered' : 'failed'
    const reason = sent.ok ? null : sent.reason
    const to = { outcome, reason, endedAt: now() } as const
    const known = told.flatMap(({ notice }) => screen.shown.get(notice) ?? [])
    await store.save(known.map(one => ({ type: 'screen', screen: { ...one.screen, ...to } })))
    screen.change(told, to)
    screen.dueAt = Number.POSITIVE_INFINITY
    this.#options.told(screen, outcome, reason)
  }

  /** Nothing of it is on record: it says nothing new. */
  async #showAgain(screen: Screen, notice: NoticeRecord, signal: AbortSignal): Promise<void> {
    const sent = await this.#send(screen, { notice, ending: undefined, shownAs: [] }, signal)
    if (!signal.aborted) screen.dueAt = this.renewalAt(screen, sent.ok ? 1 : SOONER)
  }

  async #send(screen: Screen, words: ScreenWords, signal: AbortSignal): Promise<Sent> {
    const { channels, compose } = this.#options
    const [message, address] = await Promise.all([compose(words), this.#addressOf(screen, words.notice)])
    if (message === undefined) return NOTHING_TO_TELL
    if (address === 'gone') return ADDRESS_GONE
    if (signal.aborted) return CALLED_OFF
    return await channels.send(screen.of.channel, message, address.is, signal)
  }

  /** As it is among the ways of the person still. */
  async #addressOf({ of }: Screen, { person }: NoticeRecord): Promise<{ is: string | undefined } | 'gone'> {
    if (of.mark === markOf(undefined)) return { is: undefined }
    const contacts = await this.#options.contacts.contacts(person)
    const ways = contacts?.ways.filter(({ channel, goneAt }) => channel === of.channel && goneAt === null)
    const way = ways?.find(({ address }) => address !== null && markOf(address) === of.mark)
    return way?.address == null ? 'gone' : { is: way.address }
  }
}

const AGAIN_MS: DurationMs = SECOND
/** Of the time between two, where the last one was not taken. */
const SOONER = 1 / 4

const NOTHING_TO_TELL: NotSent = {
  ok: false,
  reason: 'there is no such alert any more',
  isWorthRetrying: false,
}
const ADDRESS_GONE: NotSent = {
  ok: false,
  reason: 'the address is not in use any more',
  isWorthRetrying: false,
}
const CALLED_OFF: NotSent = { ok: false, reason: 'called off', isWorthRetrying: true }
