import type { Logger } from 'pino'
import { type AlertChange, isForPeople } from '../domain/model/alert.ts'
import type { DurationMs } from '../domain/model/time.ts'
import type { CommittedBatch, Journal, Seq } from '../journal/journal.ts'
import type { Timers } from '../runtime/timers.ts'

export const ALERTS_CURSOR = 'mqtt-alerts'

export interface AlertPublisherOptions {
  readonly journal: Pick<Journal, 'readChanges' | 'head' | 'cursor' | 'moveCursor'>
  /** Resolves when each site system that keeps its session will hear of it, whatever happens. */
  readonly publish: (change: AlertChange, seq: Seq) => Promise<void>
  readonly timers: Timers
  readonly log: Logger
}

/**
 * A reader of the log that publishes the alert events on MQTT. While it keeps up, it takes them from the commits as they
 * are made; after a start or a failure it goes on from its cursor. The cursor moves in the transaction that queues an
 * event for somebody; behind what nobody had to be queued for, it is moved a little later.
 */
export class AlertPublisher {
  readonly #options: AlertPublisherOptions
  #state: 'behind' | 'live' | 'stopped' = 'behind'
  /** The last number that a commit told of. */
  #heard: Seq = 0
  /** Handed on, kept for everyone, and the cursor. */
  #sent: Seq = 0
  #kept: Seq = 0
  #moved: Seq = 0
  /** Grows with each failure: what was handed on before it moves nothing any more. */
  #attempt = 0
  #keeping: Promise<void> = Promise.resolve()
  #movingSoon: { readonly urgent: boolean; readonly cancel: () => void } | undefined

  constructor(options: AlertPublisherOptions) {
    this.#options = options
  }

  /** Numbers of the log that it has still to come to. */
  get lag(): number {
    return Math.max(0, this.#heard - this.#kept)
  }

  /** Publishes what was committed and not yet published when the last process ended. */
  async start(): Promise<void> {
    this.#moved = await this.#options.journal.cursor(ALERTS_CURSOR)
    this.#kept = this.#moved
    await this.#catchUp()
  }

  committed({ first, last, changes }: Pick<CommittedBatch, 'first' | 'last' | 'changes'>): void {
    this.#heard = last
    if (this.#state !== 'live' || last <= this.#sent) return
    if (first === this.#sent + 1) this.#send(changes, last)
    else void this.#catchUp()
  }

  /** Whatever is committed from now on is published after the next start. */
  async stop(): Promise<void> {
    this.#state = 'stopped'
    this.#movingSoon?.cancel()
    await this.#keeping
    await this.#moveCursor()
  }

  #send(changes: readonly AlertChange[], last: Seq): void {
    const attempt = this.#attempt
    this.#sent = last
    const keeping = changes.map((change, i) => this.#publish(change, last - changes.length + 1 + i))
    this.#keeping = Promise.all([this.#keeping, ...keeping]).then(
      () => {
        if (attempt !== this.#attempt) return
        this.#kept = last
        this.#moveSoon(changes.length > 0)
      },
      error => {
        if (attempt === this.#attempt) this.#failed(error)
      },
    )
  }

  /** A speaker says what people are to hear: nothing of what is held back, and the end of all that it said. */
  #publish(change: AlertChange, seq: Seq): Promise<void> {
    return isForPeople(change) ? this.#options.publish(change, seq) : Promise.resolve()
  }

  async #catchUp(): Promise<void> {
    if (this.#state !== 'stopped') this.#state = 'behind'
    this.#attempt += 1
    try {
      while (await this.#publishPage()) {}
    } catch (error) {
      this.#failed(error)
    }
  }

  /** Answers whether there is more; with the last page it is live again. */
  async #publishPage(): Promise<boolean> {
    const { journal } = this.#options
    const head = await journal.head()
    const page = await journal.readChanges(this.#kept, PAGE)
    await Promise.all(page.map(({ change, seq }) => this.#publish(change, seq)))
    const isLast = page.length < PAGE
    const lastRead = page.at(-1)?.seq ?? 0
    this.#kept = Math.max(this.#kept, lastRead, isLast ? head : 0)
    this.#sent = this.#kept
    this.#moveSoon(page.length > 0)
    if (this.#state === 'stopped') return false
    if (!isLast || this.#heard > this.#kept) return true
    this.#state = 'live'
    return false
  }

  #failed(error: unknown): void {
    this.#attempt += 1
    if (this.#state === 'stopped') return
    this.#state = 'behind'
    this.#options.log.error({ err: error }, 'alerts could not be published on MQTT; they wait in the journal')
    this.#options.timers.after(RETRY_MS, () => void this.#catchUp())
  }

  // Where nothing was published it is only the pruning of the log that waits for the cursor.
  #moveSoon(urgent: boolean): void {
    if (this.#state === 'stopped' || this.#movingSoon?.urgent || (this.#movingSoon && !urgent)) return
    this.#movingSoon?.cancel()
    const cancel = this.#options.timers.after(urgent ? MOVE_AFTER_MS : MOVE_AFTER_QUIET_MS, () => {
      this.#movingSoon = undefined
      void this.#moveCursor()
    })
    this.#movingSoon = { urgent, cancel }
  }

  async #moveCursor(): Promise<void> {
    const to = this.#kept
    if (to <= this.#moved) return
    try {
      await this.#options.journal.moveCursor(ALERTS_CURSOR, to)
      this.#moved = to
    } catch (error) {
      this.#options.log.warn({ err: error }, 'the cursor of the published alerts could not be moved')
    }
  }
}

/** Alert events that are read, published and waited for together. */
const PAGE = 500
const MOVE_AFTER_MS: DurationMs = 250
const MOVE_AFTER_QUIET_MS: DurationMs = 10_000
const RETRY_MS: DurationMs = 1_000
