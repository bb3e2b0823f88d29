import type { Logger } from 'pino'
import type { DurationMs, Instant } from '../domain/model/time.ts'
import type { Timers } from '../runtime/timers.ts'
import type { BridgeConfig } from './config.ts'
import type { BridgeState, BridgeStatus, Failure } from './desk.ts'
import { failureOf } from './failure-words.ts'
import { Link } from './link.ts'
import { linkOptions } from './link-options.ts'
import type { Session } from './session.ts'
import { Standing } from './standing.ts'
import { Subscriptions, whyNotSubscribed } from './subscriptions.ts'
import type { Taking } from './taking.ts'
import { type WaitLimits, waitMs } from './waits.ts'

export interface BridgeOptions {
  readonly config: BridgeConfig
  readonly waits: WaitLimits
  /** Away for as long, it is to be seen to. */
  readonly awayMsMax: DurationMs
  readonly session: Session
  readonly taking: Taking
  /** What its sources listen to now. */
  readonly wanted: () => readonly string[]
  /** It is connected now, or was lost. */
  readonly turned: (status: BridgeStatus) => void
  readonly timers: Timers
  readonly now: () => Instant
  readonly random: () => number
  readonly log: Logger
}

/** One broker that this server is a client of: connected, or on its way there until it is stopped. */
export class Bridge {
  readonly #options: BridgeOptions
  readonly #subscriptions: Subscriptions
  readonly #standing: Standing
  #link: Link | undefined
  #state: BridgeState = 'connecting'
  #since: Instant
  #failure: BridgeStatus['failure']
  #failures = 0
  #callOff = () => {}

  constructor(options: BridgeOptions) {
    this.#options = options
    const { config, session, wanted, awayMsMax } = options
    this.#since = options.now()
    this.#standing = new Standing(Math.min(STEADY_MS, awayMsMax), this.#since)
    this.#subscriptions = new Subscriptions({ config, session, wanted })
  }

  get status(): BridgeStatus {
    const { config, taking, wanted } = this.#options
    return {
      ...{ id: config.id, url: config.url, state: this.#state, since: this.#since },
      ...(this.#failure && { failure: this.#failure }),
      ...{ messages: taking.messages, refused: taking.refused, inFlight: this.#link?.inFlight ?? 0 },
      ...{ filters: wanted(), filtersRefused: this.#subscriptions.refused },
      ...(config.gateway !== undefined && { gateway: config.gateway }),
      ...(config.shared !== undefined && { shared: config.shared }),
    }
  }

  /** It brings nothing, and has not for too long. */
  get isAway(): boolean {
    const now = this.#options.now()
    const idleMs = now - this.#standing.workedAt(now)
    return this.#state !== 'stopped' && !this.#standing.works(now) && idleMs >= this.#options.awayMsMax
  }

  open(): void {
    if (this.#state === 'stopped') return
    this.#connect().catch(error => this.#lost(failureOf(error), error))
  }

  /** What its sources listen to has changed. */
  follow(): void {
    if (this.#state !== 'connected' || this.#link === undefined) return
    this.#subscribed(this.#link, this.#subscriptions.follow(this.#link))
  }

  async publish(topic: string, payload: string | Uint8Array): Promise<void> {
    if (this.#state !== 'connected' || this.#link === undefined) throw new Error('the bridge is away')
    // It may be heard back before the broker has answered.
    this.#options.taking.backlog.published({ topic, payload })
    await this.#link.publish(topic, payload)
  }

  /** What is being committed is sent again by the broker after the next start, and known for what it is. */
  async stop(): Promise<void> {
    const link = this.#link
    this.#turn('stopped')
    this.#callOff()
    if (link === undefined) return
    const callOff = this.#options.timers.after(GOODBYE_MS_MAX, () => link.destroy())
    await link.close()
    callOff()
  }

  async #connect(): Promise<void> {
    const { config, session, taking } = this.#options
    // The broker is to know this server again, whatever happens after it has heard of it.
    await session.keep()
    if (this.#state === 'stopped') return
    const link = new Link(config, linkOptions(config, session.origin.clientId), {
      up: isResumed => {
        if (!isResumed) session.beginAnew()
        taking.begin(isResumed)
      },
      message: (packet, hasRoom, settle) =>
        taking.take(packet, hasRoom, session.origin, session.filters, settle),
      down: (failure, error) => {
        this.#link = undefined
        this.#lost(failure, error)
      },
    })
    this.#link = link
    await link.ready
    this.#connected(link)
  }

  #connected(link: Link): void {
    if (this.#link !== link || this.#state === 'stopped') return
    this.#turn('connected')
    this.#options.log.info({ bridge: this.#options.config.id }, 'bridge connected')
    this.#options.turned(this.status)
    this.#subscribed(link, this.#subscriptions.begin(link))
  }

  #subscribed(link: Link, done: Promise<void>): void {
    const { log, config, now } = this.#options
    done.then(
      () => {
        if (this.#link === link) this.#standing.subscribed(now())
        const { refused } = this.#subscriptions
        if (refused.length > 0)
          log.warn({ bridge: config.id, filters: refused }, 'the broker refuses subscriptions of a bridge')
      },
      // Lost meanwhile, or not noted here: with the next connection all are said again.
      error => link.giveUp(whyNotSubscribed(error), error),
    )
  }

  #lost(failure: Failure, error: unknown): void {
    if (this.#state === 'stopped') return
    const { now, timers, random, waits } = this.#options
    const stoodMs: DurationMs = this.#state === 'connected' ? now() - this.#since : 0
    this.#standing.lost(now())
    this.#failures = stoodMs >= STEADY_MS ? 1 : this.#failures + 1
    const isNews = this.#state !== 'away' || this.#failure?.code !== failure.code
    this.#failure = { ...failure, at: now() }
    if (isNews) this.#tell(failure, error)
    if (this.#state !== 'away') {
      this.#turn('away')
      this.#options.turned(this.status)
    }
    this.#callOff = timers.after(waitMs(this.#failures, waits, random()), () => this.open())
  }

  #tell({ code, words }: Failure, error: unknown): void {
    const { log, config } = this.#options
    const said = error instanceof Error ? error.message : undefined
    log.warn({ bridge: config.id, url: config.url, reason: code, said }, `bridge away: ${words.en}`)
  }

  #turn(state: BridgeState): void {
    this.#state = state
    this.#since = this.#options.now()
  }
}

/** Having stood for as long, what ends it is a new trouble and not the one before. */
const STEADY_MS: DurationMs = 30_000
const GOODBYE_MS_MAX: DurationMs = 2_000
