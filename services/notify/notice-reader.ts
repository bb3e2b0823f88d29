import type { Logger } from 'pino'
import type { AlertChange } from '../domain/model/alert.ts'
import { type DurationMs, SECOND } from '../domain/model/time.ts'
import type { CommittedBatch, Journal, NumberedChange, Seq } from '../journal/journal.ts'
import type { Timers } from '../runtime/timers.ts'
import { NOTICES_CURSOR } from '../store/notice-store.ts'

export interface NoticeReaderOptions {
  readonly journal: Pick<Journal, 'readChanges' | 'head' | 'cursor'>
  /** Resolves when what follows from them is on record, and that they were read up to there. */
  readonly take: (changes: readonly AlertChange[], upTo: Seq) => Promise<void>
  /** Others are passed over. */
  readonly isOfInterest: (change: AlertChange) => boolean
  readonly timers: Timers
  readonly log: Logger
}

/**
 * Reads the log for the notifier. The cursor moves in the transaction that records what follows from what was read, so
 * nothing is read twice and nothing is passed over, whenever the server is killed; behind what nothing follows from, it is
 * moved a little later.
 */
export class NoticeReader {
  readonly #options: NoticeReaderOptions
  #heard: Seq = 0
  #read: Seq = 0
  #moved: Seq = 0
  #reading: Promise<void> | undefined
  #isStarted = false
  #stopped = false
  #isWaiting = false
  #callOff = () => {}

  constructor(options: NoticeReaderOptions) {
    this.#options = options
  }

  /** Numbers of the log that it has still to come to. */
  get lag(): number {
    return Math.max(0, this.#heard - this.#read)
  }

  /** Everything that was committed until now is taken. */
  async start(): Promise<void> {
    const { journal } = this.#options
    this.#moved = await journal.cursor(NOTICES_CURSOR)
    this.#read = this.#moved
    this.#heard = Math.max(this.#heard, await journal.head())
    this.#isStarted = true
    this.#reading = this.#readOn().finally(() => {
      this.#reading = undefined
    })
    await this.#reading
    this.#moveLater()
  }

  committed({ last, changes }: Pick<CommittedBatch, 'last' | 'changes'>): void {
    const isUpToDate = this.#read >= this.#heard
    this.#heard = last
    if (!this.#isStarted) return
    if (isUpToDate && this.#reading === undefined && !changes.some(this.#options.isOfInterest))
      this.#read = last
    else this.#goOn()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#callOff()
    await this.#reading
    await this.#move()
  }

  #goOn(): void {
    if (this.#stopped || this.#reading !== undefined) return
    this.#reading = this.#readOn()
      .catch(error => this.#failed(error))
      .finally(() => {
        this.#reading = undefined
        if (this.#read < this.#heard && !this.#isWaiting) this.#goOn()
      })
  }

  async #readOn(): Promise<void> {
    while (this.#read < this.#heard && !this.#stopped) {
      const upTo = this.#heard
      const page = await this.#options.journal.readChanges(this.#read, PAGE)
      const last = page.length < PAGE ? Math.max(upTo, lastOf(page)) : lastOf(page)
      const changes = page.map(({ change }) => change).filter(this.#options.isOfInterest)
      if (changes.length > 0) {
        await this.#options.take(changes, last)
        this.#moved = last
      }
      this.#read = last
    }
  }

  #failed(error: unknown): void {
    this.#options.log.error({ err: error }, 'notices cannot be put on record; they wait in the journal')
    if (this.#stopped) return
    this.#isWaiting = true
    this.#options.timers.after(RETRY_MS, () => {
      this.#isWaiting = false
      this.#goOn()
    })
  }

  #moveLater(): void {
    if (this.#stopped) return
    this.#callOff = this.#options.timers.after(MOVE_EVERY_MS, () => {
      void this.#move().finally(() => this.#moveLater())
    })
  }

  async #move(): Promise<void> {
    if (this.#read <= this.#moved || this.#reading !== undefined) return
    const to = this.#read
    try {
      await this.#options.take([], to)
      this.#moved = Math.max(this.#moved, to)
    } catch (error) {
      this.#options.log.warn({ err: error }, 'the cursor of the notices could not be moved')
    }
  }
}

const lastOf = (page: readonly NumberedChange[]): Seq => page.at(-1)?.seq ?? 0

/** Alert events that are read and put on record together. */
const PAGE = 500
const MOVE_EVERY_MS: DurationMs = 10 * SECOND
const RETRY_MS: DurationMs = SECOND
