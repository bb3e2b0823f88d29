import type { Logger } from 'pino'
import type { AlertChange } from '../domain/model/alert.ts'
import type { ChannelKind } from '../domain/model/channel.ts'
import type { Ending } from '../domain/model/notice.ts'
import type { SiteId } from '../domain/model/place.ts'
import { type DurationMs, type Instant, MINUTE, SECOND } from '../domain/model/time.ts'
import type { CommittedBatch, Journal, Seq } from '../journal/journal.ts'
import type { Tally } from '../runtime/tally.ts'
import type { Timers } from '../runtime/timers.ts'
import type { ContactStore } from '../store/contact-store.ts'
import type { NoticeChange, NoticeRecord, NoticeState, NoticeStore } from '../store/notice-store.ts'
import type { AccountStore, AlertStore } from '../store/store.ts'
import { type Admission, admissionOf } from './admission.ts'
import { composer, screenComposer } from './composing.ts'
import type { NotifyConfig } from './config.ts'
import { Delivery } from './delivery.ts'
import { Digests } from './digests.ts'
import { type Entry, entryOf, isUrgent, rankOf } from './entry.ts'
import { forgetOld } from './forgetting.ts'
import { Holding } from './holding.ts'
import type { Links } from './links.ts'
import { NoticeReader } from './notice-reader.ts'
import { recordOf } from './notice-record.ts'
import type { OpenChannels } from './open-channels.ts'
import { takenUp } from './restart.ts'
import { Screens } from './screens.ts'
import { type AccountSees, seeing } from './seeing.ts'
import { endingOf, isOfInterest, takesInHand } from './taken.ts'
import type { Wording } from './telling.ts'
import { type NotifyTrouble, REASON_QUEUE_FULL, Troubles } from './trouble.ts'
import { Waiting } from './waiting.ts'

export interface NotifierOptions {
  readonly config: NotifyConfig
  readonly journal: Pick<Journal, 'readChanges' | 'head' | 'cursor'>
  readonly store: NoticeStore
  readonly contacts: Pick<ContactStore, 'contacts' | 'sawWay'>
  readonly alerts: Pick<AlertStore, 'get'>
  readonly accounts: Pick<AccountStore, 'person'>
  readonly channels: OpenChannels
  readonly wording: Wording
  readonly accountSees: AccountSees
  readonly links: Pick<Links, 'urlFor'>
  readonly timeZoneOf: (site: SiteId) => string
  readonly tally: Tally
  readonly timers: Timers
  readonly now: () => Instant
  readonly random: () => number
  readonly log: Logger
}

/**
 * Sends what was decided, and keeps the ledger of it. A reader of the log: what it reads is on record before its cursor
 * moves, and an attempt before it is made, so that whenever the server ends nothing is forgotten, and what may be told twice
 * says so.
 */
export class Notifier {
  readonly #options: NotifierOptions
  readonly #waiting = new Waiting()
  readonly #troubles: Troubles
  readonly #reader: NoticeReader
  readonly #delivery: Delivery
  readonly #holding: Holding
  readonly #digests: Digests
  readonly #screens: Screens
  #admitting = 0
  #isLive = false
  #isStopped = false
  #callOff = () => {}
  #stopForgetting = () => {}

  constructor(options: NotifierOptions) {
    this.#options = options
    const { store, timers, now, log } = options
    const sees = seeing(options.accounts, options.accountSees)
    this.#troubles = new Troubles(log)
    this.#reader = new NoticeReader({
      ...options,
      isOfInterest,
      take: (changes, upTo) => this.#take(changes, upTo),
    })
    this.#digests = new Digests({ store, now })
    this.#screens = new Screens({
      ...options,
      compose: screenComposer({ ...options, sees }),
      told: ({ of: { kind, alertId } }, outcome, reason) => {
        options.tally.add('notice_ends', `${kind} ${outcome}`)
        if (outcome === 'failed')
          log.error({ alertId, kind, reason }, 'that an alert calls nobody any more could not be told')
      },
    })
    this.#delivery = new Delivery({
      ...options,
      screens: this.#screens,
      compose: composer({ ...options, sees, membersOf: id => this.#digests.membersOf(id) }),
      attempted: (_entry, { kind }, sent) =>
        options.tally.add(
          'notice_attempts',
          `${kind} ${sent.ok ? 'delivered' : sent.isUncertain ? 'unknown' : 'failed'}`,
        ),
      alongWith: (...end) => this.#digests.stand(...end),
      ended: (entry, state, reason) => this.#ended(entry, state, reason),
    })
    this.#holding = new Holding(timers, now, entries => this.#tellTogether(entries))
  }

  /** Notices that something may still become of. */
  get size(): number {
    return this.#waiting.size
  }

  /** What is being sent at this moment, or about to be. */
  get underWay(): number {
    return this.#delivery.underWay + this.#screens.underWay + this.#admitting
  }

  /** Alert events that it has still to come to. */
  get lag(): number {
    return this.#reader.lag
  }

  troubles(): NotifyTrouble[] {
    return this.#troubles.list(this.#options.now())
  }

  /** Goes on with what the last process left. A database that cannot be read or written now holds up nothing else. */
  async start(): Promise<void> {
    try {
      await this.#begin()
    } catch (error) {
      this.#options.log.error({ err: error }, 'notices cannot be sent yet')
      if (!this.#isStopped) this.#callOff = this.#options.timers.after(AGAIN_MS, () => void this.start())
    }
  }

  /** It begins to send once all that was committed meanwhile is known: what was taken is not told. */
  async #begin(): Promise<void> {
    const { store, channels, now } = this.#options
    await channels.load()
    const isIdempotent = (kind: ChannelKind) => channels.isIdempotent(kind)
    const { changes, open } = takenUp(await store.open(), isIdempotent, now())
    if (changes.length > 0) await store.save(changes)
    this.#waiting.clear()
    for (const file of open) this.#waiting.add(entryOf(file, isIdempotent))
    this.#screens.restore(await store.screens())
    await this.#reader.start()
    this.#isLive = true
    this.#screens.start()
    this.#digests.restore(this.#waiting.list())
    for (const entry of this.#waiting.list().sort((a, b) => a.rank - b.rank)) this.#let(entry)
    this.#stopForgetting = forgetOld(this.#options)
  }

  committed(batch: Pick<CommittedBatch, 'last' | 'changes'>): void {
    this.#reader.committed(batch)
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    this.#callOff()
    this.#stopForgetting()
    this.#holding.stop()
    await this.#reader.stop()
    await this.#delivery.stop()
    await this.#screens.stop()
  }

  async #take(changes: readonly AlertChange[], upTo: Seq): Promise<void> {
    const steps: NoticeChange[] = []
    const fresh = new Set<Entry>()
    for (const change of changes) {
      if (change.event.notice !== undefined) this.#queue(change, steps, fresh)
      const ending = endingOf(change)
      if (ending !== undefined) this.#stop(change, ending, steps, fresh)
    }
    await this.#options.store.save([...steps, { type: 'read', upTo }])
    for (const { alert } of changes) this.#screens.tell(alert.id)
    for (const entry of fresh) this.#waiting.add(entry)
    this.#options.tally.add('notices', 'queued', fresh.size)
    if (this.#isLive) for (const entry of fresh) this.#let(entry)
  }

  #queue(change: AlertChange, steps: NoticeChange[], fresh: Set<Entry>): void {
    const { config, now } = this.#options
    const decided = recordOf(change, change.event.notice as NonNullable<typeof change.event.notice>, now())
    const isFull = this.#waiting.size + fresh.size >= config.queueMax && !isUrgent(rankOf(decided))
    const notice: NoticeRecord = isFull
      ? { ...decided, state: 'failed', reason: REASON_QUEUE_FULL, endedAt: now() }
      : decided
    if (this.#waiting.has(notice.id)) return
    steps.push({ type: 'queued', notice })
    if (isFull) this.#count(notice, 'failed', REASON_QUEUE_FULL)
    else fresh.add(entryOf({ notice, attempts: [] }, () => false))
  }

  /** At once where it waits, before it is on record: whoever is told now is told in vain. */
  #stop(change: AlertChange, ending: Ending, steps: NoticeChange[], fresh: Set<Entry>): void {
    const { alertId, type, actor } = change.event
    const at = this.#options.now()
    for (const entry of [...fresh, ...this.#waiting.ofAlert(alertId)]) {
      if (entry.notice.alertId !== alertId) continue
      entry.isCancelled = true
      entry.callOff()
      fresh.delete(entry)
      if (entry.isSending) continue
      this.#waiting.remove(entry)
      this.#digests.left(entry)
      this.#options.tally.add('notices', 'cancelled')
    }
    steps.push({ type: 'cancelled', alertId, at, reason: type })
    steps.push(...this.#screens.end(alertId, ending, at))
    if (takesInHand(change)) steps.push({ type: 'acknowledged', alertId, at, by: actor })
  }

  #let(entry: Entry): void {
    this.#admitting += 1
    void this.#admit(entry).finally(() => {
      this.#admitting -= 1
    })
  }

  /** Now, or together with others: what is held for that says so in the ledger. */
  async #admit(entry: Entry): Promise<void> {
    if (entry.isCancelled || this.#digests.has(entry)) return
    const admission = await this.#admissionOf(entry)
    if (entry.isCancelled) return
    if (admission.is === 'now') return this.#delivery.dispatch(entry)
    this.#holding.hold(entry, admission.until)
    if (admission.is !== 'quiet-hours' || entry.notice.state === 'suppressed-by-quiet-hours') return
    this.#options.tally.add('notices', 'suppressed-by-quiet-hours')
    const stands = { state: 'suppressed-by-quiet-hours' as const, reason: null, endedAt: null }
    await this.#options.store
      .save([{ type: 'stands', notice: entry.notice.id, ...stands }])
      .catch(error =>
        this.#options.log.warn(
          { err: error },
          'that a notice waits for the end of quiet hours is not on record',
        ),
      )
  }

  /** As of the time at which it was queued, so that a restart changes nothing. */
  async #admissionOf({ notice, attempts }: Entry): Promise<Admission> {
    if (attempts > 0 || isUrgent(rankOf(notice))) return { is: 'now' }
    const { contacts, timeZoneOf, config, log } = this.#options
    const known = await contacts.contacts(notice.person).catch(error => {
      log.warn({ err: error }, 'the quiet hours of a person cannot be read; it is told now')
      return undefined
    })
    const context = { zone: timeZoneOf(notice.site), digestAt: config.digestAt, now: notice.queuedAt }
    return admissionOf(notice, { ...context, contacts: known })
  }

  #tellTogether(entries: readonly Entry[]): void {
    this.#admitting += 1
    this.#digest(entries)
      .catch(error => {
        this.#options.log.error({ err: error }, 'a digest cannot be put on record yet')
        const again = this.#options.now() + MINUTE
        for (const entry of entries) if (!entry.isCancelled) this.#holding.hold(entry, again)
      })
      .finally(() => {
        this.#admitting -= 1
      })
  }

  async #digest(entries: readonly Entry[]): Promise<void> {
    const digest = await this.#digests.make(entries)
    if (digest === undefined) return
    this.#waiting.add(digest)
    this.#delivery.dispatch(digest)
  }

  #ended(entry: Entry, state: NoticeState, reason: string | null): void {
    this.#waiting.remove(entry)
    this.#count(entry.notice, state, reason)
    for (const member of this.#digests.ended(entry)) {
      this.#waiting.remove(member)
      this.#options.tally.add('notices', state === 'sent' ? 'digested' : state)
    }
  }

  #count(notice: NoticeRecord, state: NoticeState, reason: string | null): void {
    this.#options.tally.add('notices', state)
    if (state === 'failed') this.#troubles.failed(notice, reason ?? '', this.#options.now())
  }
}

const AGAIN_MS: DurationMs = SECOND
