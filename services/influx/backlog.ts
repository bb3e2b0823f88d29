import type { DurationMs } from '../domain/model/time.ts'
import type { CommittedBatch, Journal, Seq } from '../journal/journal.ts'
import type { Tally } from '../runtime/tally.ts'
import type { Timers } from './timers.ts'

export interface BacklogLimits {
  /** What may wait in the journal for InfluxDB. */
  readonly backlogBytesMax: number
  readonly backlogCheckMs: DurationMs
}

export interface BacklogOptions {
  readonly journal: Pick<Journal, 'read' | 'dropEntries' | 'bytesAfter'>
  readonly tally: Tally
  readonly timers: Timers
  /** How many bytes should be freed so that the journal can go on; nothing else is left to free by then. */
  readonly roomWanted?: () => Promise<number>
  /** Readings were given up: they will never be in InfluxDB. */
  readonly onGivenUp?: (readings: number) => void
  /** The limit could not be kept now; it is tried again. */
  readonly onLimitFailed?: (error: unknown) => void
}

/** Unpacking so many takes some 2 ms of the event loop at a time: an alert does not wait for a whole request's worth. */
const PAGE_ENTRIES = 1_000

/**
 * What waits in the journal for InfluxDB, oldest first, and its end: beyond the limit the oldest readings are given up.
 * Reading and giving up take turns, and what was read is the sender's: so each reading is either sent or counted.
 */
export class Backlog {
  readonly #options: BacklogOptions
  readonly #limits: BacklogLimits
  #turn: Promise<unknown> = Promise.resolve()
  #read: Seq | undefined
  #givenUp: Seq = 0
  #callOff: () => void = () => {}
  #limiting: Promise<void> = Promise.resolve()
  #stopped = false

  constructor(options: BacklogOptions, limits: BacklogLimits) {
    this.#options = options
    this.#limits = limits
  }

  /** A page of what follows, of about `entriesMax` entries and no more than a page holds. */
  read(after: Seq, entriesMax: number): Promise<CommittedBatch[]> {
    return this.#inTurn(async () => {
      const batches = await this.#options.journal.read(after, Math.min(entriesMax, PAGE_ENTRIES))
      this.#read = Math.max(this.#read ?? 0, batches.at(-1)?.last ?? after)
      return batches
    })
  }

  /** Keeps the limit from now on. */
  start(): void {
    this.#callOff = this.#options.timers.after(this.#limits.backlogCheckMs, () => {
      this.#limiting = this.limit()
        .catch(error => this.#options.onLimitFailed?.(error))
        .then(() => {
          if (!this.#stopped) this.start()
        })
    })
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#callOff()
    await this.#limiting
  }

  /** Gives up what is too much now. */
  async limit(): Promise<void> {
    let excess = await this.#excessBytes()
    let readings = 0
    while (excess > 0 && !this.#stopped) {
      const dropped = await this.#inTurn(() => this.#giveUpSome())
      if (dropped.bytes === 0) break
      excess -= dropped.bytes
      readings += dropped.readings
    }
    if (readings > 0) this.#options.onGivenUp?.(readings)
  }

  async #excessBytes(): Promise<number> {
    // Before the first look into the journal nobody knows what is not sent yet.
    if (this.#read === undefined) return 0
    const { journal, roomWanted } = this.#options
    const waiting = await journal.bytesAfter(this.#read)
    return Math.max(waiting - this.#limits.backlogBytesMax, (await roomWanted?.()) ?? 0)
  }

  async #giveUpSome() {
    const after = Math.max(this.#read ?? 0, this.#givenUp)
    const dropped = await this.#options.journal.dropEntries(after, Number.MAX_SAFE_INTEGER)
    this.#givenUp = dropped.upTo
    if (dropped.readings > 0) this.#options.tally.add('influx_lines', 'given-up', dropped.readings)
    return dropped
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work)
    this.#turn = done.catch(() => {})
    return done
  }
}
