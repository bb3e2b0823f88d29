import type { Logger } from 'pino'
import type { PersonId } from '../domain/model/person.ts'
import { type DurationMs, HOUR, type Instant, SECOND } from '../domain/model/time.ts'
import type { Timers } from '../runtime/timers.ts'
import type { ContactStore } from '../store/contact-store.ts'
import type { NoticeChange, NoticeState, NoticeStore } from '../store/notice-store.ts'
import type { AccountStore } from '../store/store.ts'
import type { Language, Message, Sent } from './channel.ts'
import type { LaneLimits, NotifyConfig } from './config.ts'
import { type Entry, isUrgent } from './entry.ts'
import { Lane, type Turn } from './lane.ts'
import { nextTry, waitAfter } from './next-try.ts'
import type { OpenChannels } from './open-channels.ts'
import { Pace } from './pace.ts'
import { reaching } from './reaching.ts'
import { savedAtLast } from './saved-at-last.ts'
import type { Screens } from './screens.ts'
import { recordedAddress, sendAll } from './send-all.ts'
import type { Showing } from './showing.ts'
import { REASON_NO_ACCOUNT, REASON_NO_CHANNEL, REASON_NO_WAY, REASON_TAKEN } from './trouble.ts'
import type { Way } from './ways.ts'

export interface DeliveryOptions {
  readonly store: Pick<NoticeStore, 'save'>
  readonly contacts: Pick<ContactStore, 'contacts' | 'sawWay'>
  readonly accounts: Pick<AccountStore, 'person'>
  readonly channels: OpenChannels
  readonly config: Pick<NotifyConfig, 'tries' | 'lanes' | 'personPerHourMax'>
  /** `undefined` where there is nothing to tell any more. */
  readonly compose: (turn: Turn) => Promise<Message | undefined>
  readonly screens: Pick<Screens, 'show'>
  /** Of each attempt that is over. */
  readonly attempted: (entry: Entry, way: Way, sent: Sent) => void
  /** What else stands otherwise with it. */
  readonly alongWith: (
    entry: Entry,
    state: NoticeState,
    reason: string | null,
    endedAt: Instant,
  ) => readonly NoticeChange[]
  /** Nothing more becomes of it. It is on record. */
  readonly ended: (entry: Entry, state: NoticeState, reason: string | null) => void
  readonly timers: Timers
  readonly now: () => Instant
  readonly random: () => number
  readonly log: Logger
}

/** Sends what it is given, by one way after the other, until it is taken or no way is left. */
export class Delivery {
  readonly #options: DeliveryOptions
  readonly #reaching: ReturnType<typeof reaching>
  readonly #lanes = new Map<string, Lane>()
  readonly #paces = new Map<string, Pace>()
  readonly #underWay = new Set<Promise<void>>()
  readonly #calledOff = new AbortController()
  #isStopped = false

  constructor(options: DeliveryOptions) {
    this.#options = options
    this.#reaching = reaching(options)
    options.channels.onLoaded(() => this.#keepToLimits())
  }

  /** What is being chosen for or sent at this moment. */
  get underWay(): number {
    return this.#underWay.size
  }

  /** Whatever goes wrong on the way is tried again: a notice is never lost for a database that is busy. */
  dispatch(entry: Entry): void {
    entry.callOff = () => {}
    const choosing = this.#choose(entry)
      .catch(error => this.#putOff(entry, error))
      .finally(() => this.#underWay.delete(choosing))
    this.#underWay.add(choosing)
  }

  /** Lets what is under way end, for a while; what does not is called off, and its outcome is not known. */
  async stop(): Promise<void> {
    this.#isStopped = true
    const callOff = this.#options.timers.after(STOP_MS_MAX, () => this.#calledOff.abort())
    await Promise.all(this.#underWay)
    callOff()
  }

  #putOff(entry: Entry, error: unknown): void {
    this.#options.log.error(
      { err: error, notice: entry.notice.id },
      'a notice waits, as something went wrong',
    )
    entry.isSending = false
    this.#park(entry, AGAIN_MS)
  }

  async #choose(entry: Entry): Promise<void> {
    if (this.#isStopped || entry.isCancelled) return
    const { config, channels, now, accounts } = this.#options
    const { person } = entry.notice
    const [account, ways] = await Promise.all([accounts.person(person), this.#reaching.waysOf(entry.notice)])
    if (this.#isStopped || entry.isCancelled) return
    if (account?.disabled) return await this.#over(entry, [], 'failed', REASON_NO_ACCOUNT)
    const next = nextTry(ways, entry.tries, entry.notice, config.tries)
    if (next === 'none-left') {
      const none = channels.usable().length === 0 ? REASON_NO_CHANNEL : REASON_NO_WAY
      const reason = ways.length === 0 ? none : (entry.lastReason ?? 'no way is left')
      return await this.#over(entry, [], entry.isUncertain ? 'unknown' : 'failed', reason)
    }
    const waitMs = next.at - now()
    if (waitMs > 0) return this.#park(entry, waitMs)
    this.#queue(entry, next.way, account?.language ?? 'zh')
  }

  #park(entry: Entry, ms: DurationMs): void {
    if (this.#isStopped || entry.isCancelled) return
    entry.callOff = this.#options.timers.after(Math.ceil(ms), () => this.dispatch(entry))
  }

  #queue(entry: Entry, way: Way, language: Language): void {
    const lane = this.#laneOf(way.channel)
    lane.add({ entry, way, language })
    entry.callOff = () => lane.remove(entry)
    this.#pump(way.channel, lane)
  }

  #laneOf(channel: string): Lane {
    let lane = this.#lanes.get(channel)
    if (lane === undefined) {
      lane = new Lane(this.#limitsOf(channel), this.#options.now())
      this.#lanes.set(channel, lane)
    }
    return lane
  }

  #limitsOf(channel: string): LaneLimits {
    const { config, channels } = this.#options
    const own = channels.perMinuteMax(channel) ?? Number.POSITIVE_INFINITY
    return { ...config.lanes, perMinuteMax: Math.min(config.lanes.perMinuteMax, own) }
  }

  /** The channels are others: what waits for a pace of before may go now. */
  #keepToLimits(): void {
    for (const [channel, lane] of this.#lanes) {
      lane.keepTo(this.#limitsOf(channel), this.#options.now())
      this.#pump(channel, lane)
    }
  }

  #pump(channel: string, lane: Lane): void {
    if (this.#isStopped) return
    const { now, timers } = this.#options
    for (let turn = lane.next(now()); turn !== undefined; turn = lane.next(now())) {
      const waitMs = this.#personWaitMs(turn.entry)
      if (waitMs > 0) this.#park(turn.entry, waitMs)
      else this.#begin(channel, lane, turn)
    }
    lane.callOff()
    const waitMs = lane.waitMs(now())
    if (waitMs !== undefined) lane.callOff = timers.after(waitMs, () => this.#pump(channel, lane))
  }

  #begin(channel: string, lane: Lane, turn: Turn): void {
    lane.began(this.#options.now())
    turn.entry.callOff = () => {}
    const attempt = this.#attempt(turn)
      .catch(error => this.#putOff(turn.entry, error))
      .finally(() => {
        this.#underWay.delete(attempt)
        lane.ended()
        this.#pump(channel, lane)
      })
    this.#underWay.add(attempt)
  }

  /** Urgent ones neither wait for the person's allowance nor use it up. */
  #personWaitMs({ notice, rank }: Entry): DurationMs {
    if (isUrgent(rank)) return 0
    const now = this.#options.now()
    let pace = this.#paces.get(notice.person)
    if (pace === undefined) {
      pace = new Pace(this.#options.config.personPerHourMax, HOUR, now)
      this.#paces.set(notice.person, pace)
    }
    const waitMs = pace.waitMs(now)
    if (waitMs === 0) pace.took(now)
    return waitMs
  }

  async #attempt(turn: Turn): Promise<void> {
    const { compose, screens } = this.#options
    const { entry, way } = turn
    const message = await compose(turn)
    if (message === undefined)
      return await this.#over(entry, [], 'cancelled', 'there is nothing to tell any more')
    if (entry.isCancelled) return
    if (!(await this.#reaching.isStillSo(turn))) return this.dispatch(entry)
    if (entry.isCancelled) return
    entry.isSending = true
    const showing = screens.show(entry.notice, way, message)
    try {
      await showing.isClear()
      await this.#try(entry, way, message, showing)
    } finally {
      showing.over()
    }
  }

  async #try(entry: Entry, way: Way, message: Message, showing: Showing): Promise<void> {
    const { store, now } = this.#options
    const n = entry.attempts + 1
    const { id } = entry.notice
    const { channel, kind } = way
    const isRepeat = entry.isUncertain
    const attempt = { n, channel, kind, address: recordedAddress(way), startedAt: now(), isRepeat }
    await store.save([{ type: 'attempt-begun', notice: id, attempt }, ...showing.begun])
    entry.attempts = n
    const sent = entry.isCancelled
      ? TAKEN
      : await this.#send(entry, way, isRepeat ? { ...message, isRepeat } : message, showing)
    this.#options.attempted(entry, way, sent)
    await this.#settle(entry, way, sent, showing.ended())
  }

  #send({ notice }: Entry, way: Way, message: Message, showing: Showing): Promise<Sent> {
    return sendAll(way, message, async address => {
      const sent = await this.#options.channels.send(way.channel, message, address, this.#calledOff.signal)
      showing.sent(address, sent)
      if (!sent.ok && sent.isAddressGone) await this.#addressGone(notice.person, way, address)
      return sent
    })
  }

  async #addressGone(person: PersonId, { channel }: Way, address: string | undefined): Promise<void> {
    const { contacts, now, log } = this.#options
    const seen = { person, channel, address: address ?? null, what: 'gone' as const, at: now() }
    await contacts
      .sawWay(seen)
      .catch(error => log.warn({ err: error }, 'an address that is gone stays for now'))
  }

  /** What became of it is put on record together with what follows from it. */
  async #settle(entry: Entry, way: Way, sent: Sent, shown: readonly NoticeChange[]): Promise<void> {
    const { config, now, random } = this.#options
    const endedAt = now()
    const outcome = sent.ok ? 'delivered' : sent.isUncertain ? 'unknown' : 'failed'
    const reason = sent.ok ? null : sent.reason
    const reference = sent.ok ? (sent.reference ?? null) : null
    const attempt = { n: entry.attempts, endedAt, outcome, reason, reference } as const
    const changes: NoticeChange[] = [{ type: 'attempt-ended', notice: entry.notice.id, attempt }, ...shown]
    const made = (entry.tries.get(way.channel)?.made ?? 0) + 1
    const mayRepeat = outcome !== 'unknown' || way.isIdempotent || entry.notice.isLifeSafety
    const waitMs = mayRepeat ? waitAfter(made, sent, config.tries, random()) : Number.POSITIVE_INFINITY
    entry.tries.set(way.channel, { made, endedAt, waitMs })
    entry.isUncertain ||= outcome === 'unknown'
    entry.lastReason = reason
    if (sent.ok) return await this.#over(entry, changes, 'sent', null)
    if (entry.isCancelled)
      return await this.#over(entry, changes, entry.isUncertain ? 'unknown' : 'cancelled', reason)
    await this.#tryOn(entry, changes)
  }

  async #tryOn(entry: Entry, changes: readonly NoticeChange[]): Promise<void> {
    const queued = { type: 'stands' as const, notice: entry.notice.id, state: 'queued' as const }
    await this.#saved([...changes, { ...queued, reason: entry.lastReason, endedAt: null }])
    entry.isSending = false
    if (entry.isCancelled) await this.#over(entry, [], 'cancelled', null)
    else this.dispatch(entry)
  }

  async #over(
    entry: Entry,
    changes: readonly NoticeChange[],
    state: NoticeState,
    reason: string | null,
  ): Promise<void> {
    const endedAt = this.#options.now()
    const stands = { type: 'stands' as const, notice: entry.notice.id, state, reason, endedAt }
    await this.#saved([...changes, stands, ...this.#options.alongWith(entry, state, reason, endedAt)])
    entry.isSending = false
    this.#options.ended(entry, state, reason)
  }

  #saved(changes: readonly NoticeChange[]): Promise<void> {
    return savedAtLast(this.#options, changes, () => this.#isStopped)
  }
}

const TAKEN: Sent = { ok: false, reason: REASON_TAKEN, isWorthRetrying: false }

const AGAIN_MS: DurationMs = SECOND
/** How long a stop waits for what is under way. */
const STOP_MS_MAX: DurationMs = 2 * SECOND
