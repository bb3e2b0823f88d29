import type { Logger } from 'pino'
import type { AlertChange } from '../domain/model/alert.ts'
import type { DurationMs } from '../domain/model/time.ts'
import type { CommittedBatch, Journal, Seq } from '../journal/journal.ts'
import type { Timers } from '../runtime/timers.ts'

export const RULE_ORDERS_CURSOR = 'rule-orders'

export interface RuleOrdersOptions {
  readonly journal: Pick<Journal, 'readChanges' | 'head' | 'cursor' | 'moveCursor'>
  /** Whether the event makes its rule give an order. Cheap: asked of each event that is committed. */
  readonly asksFor: (change: AlertChange) => boolean
  /** Resolves when it is kept, however often it is asked for the same event. */
  readonly give: (change: AlertChange) => Promise<void>
  readonly timers: Timers
  readonly log: Logger
}

/**
 * A reader of the log that gives the orders that rules ask for. Its cursor moves behind what it gave, so that a kill between
 * makes it look again; the desk knows each event's order by its key, so that it is given once.
 */
export class RuleOrders {
  readonly #options: RuleOrdersOptions
  /** The last number that a commit told of; everything up to `done` is looked at, and up to `moved` for ever. */
  #heard: Seq = 0
  #done: Seq = 0
  #moved: Seq = 0
  #working: Promise<void> | undefined
  #state: 'starting' | 'reading' | 'stopped' = 'starting'
  #cancelRetry = () => {}
  #cancelMove: (() => void) | undefined

  constructor(options: RuleOrdersOptions) {
    this.#options = options
  }

  async start(): Promise<void> {
    const { journal } = this.#options
    this.#moved = await journal.cursor(RULE_ORDERS_CURSOR)
    this.#done = this.#moved
    this.#heard = Math.max(this.#heard, await journal.head())
    this.#state = 'reading'
    this.#work()
    await this.#working
  }

  committed({ first, last, changes }: Pick<CommittedBatch, 'first' | 'last' | 'changes'>): void {
    this.#heard = last
    if (this.#state !== 'reading') return
    const isNext = this.#working === undefined && first === this.#done + 1
    if (!isNext || changes.some(change => this.#options.asksFor(change))) this.#work()
    else {
      this.#done = last
      this.#moveSoon()
    }
  }

  async stop(): Promise<void> {
    this.#state = 'stopped'
    this.#cancelRetry()
    this.#cancelMove?.()
    await this.#working
    await this.#move()
  }

  #work(): void {
    if (this.#state === 'stopped') return
    this.#working ??= this.#catchUp().finally(() => {
      this.#working = undefined
    })
  }

  async #catchUp(): Promise<void> {
    try {
      while (this.#done < this.#heard && this.#state === 'reading') await this.#page()
      this.#moveSoon()
    } catch (error) {
      const { log, timers } = this.#options
      log.error({ err: error }, 'what rules order could not be given; it waits in the journal')
      this.#cancelRetry = timers.after(RETRY_MS, () => this.#work())
    }
  }

  async #page(): Promise<void> {
    const { journal, asksFor, give } = this.#options
    const heard = this.#heard
    const page = await journal.readChanges(this.#done, PAGE)
    for (const { change, seq } of page) {
      if (asksFor(change)) await give(change)
      this.#done = seq
    }
    if (page.length < PAGE) this.#done = Math.max(this.#done, heard)
    if (page.some(({ change }) => asksFor(change))) await this.#move()
  }

  #moveSoon(): void {
    if (this.#state === 'stopped' || this.#done <= this.#moved) return
    this.#cancelMove ??= this.#options.timers.after(MOVE_AFTER_MS, () => {
      this.#cancelMove = undefined
      void this.#move()
    })
  }

  async #move(): Promise<void> {
    const to = this.#done
    if (to <= this.#moved) return
    try {
      await this.#options.journal.moveCursor(RULE_ORDERS_CURSOR, to)
      this.#moved = to
    } catch (error) {
      this.#options.log.warn({ err: error }, 'the cursor of the orders of rules could not be moved')
    }
  }
}

const PAGE = 500
export const RETRY_MS: DurationMs = 1_000
/** Where nothing was given it is only the pruning of the log that waits for the cursor. */
const MOVE_AFTER_MS: DurationMs = 10_000
