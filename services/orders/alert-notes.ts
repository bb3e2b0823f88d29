import type { Logger } from 'pino'
import type { Command } from '../domain/model/command.ts'
import { type DeviceOrder, isEnded, type OrderSpec } from '../domain/model/order.ts'
import { SYSTEM } from '../domain/model/person.ts'
import type { DurationMs } from '../domain/model/time.ts'
import { type Intake, submitAndWait } from '../runtime/intake.ts'
import type { Timers } from '../runtime/timers.ts'
import type { OrderStore, Told } from '../store/order-store.ts'
import { endNote, givenNote, ignoredNote, lateNote } from './order-words.ts'

export interface AlertNotesOptions {
  readonly store: Pick<OrderStore, 'untoldOrders' | 'orderTold'>
  readonly intake: Intake
  readonly specOf: (order: DeviceOrder) => OrderSpec | undefined
  readonly timers: Timers
  readonly log: Logger
}

/**
 * Writes into the history of the alert for which an order was given that it was, and what became of it: each once, whatever
 * comes in between, since the flow knows the key of a comment again and the store what was told.
 */
export class AlertNotes {
  readonly #options: AlertNotesOptions
  #telling: Promise<void> | undefined
  #isWanted = false
  #cancelRetry = () => {}

  constructor(options: AlertNotesOptions) {
    this.#options = options
  }

  /** There may be something to tell. */
  tell(): void {
    this.#isWanted = true
    this.#telling ??= this.#tellAll().finally(() => {
      this.#telling = undefined
      if (this.#isWanted) this.tell()
    })
  }

  /** Its end was told: this comes behind it, once, however often it is said. */
  async late(order: DeviceOrder): Promise<void> {
    if (order.alert === undefined) return
    const note = lateNote(order, this.#options.specOf(order))
    await this.#submit(order, 'late', SYSTEM, note)
  }

  /** It was told again as often as it may be. The note comes once, however often it is said. */
  async ignored(order: DeviceOrder, said: string): Promise<void> {
    if (order.alert === undefined) return
    await this.#submit(order, 'ignored', SYSTEM, ignoredNote(order, this.#options.specOf(order), said))
  }

  async stop(): Promise<void> {
    this.#cancelRetry()
    await this.#telling
  }

  async #tellAll(): Promise<void> {
    this.#isWanted = false
    const { store, timers, log } = this.#options
    try {
      for (const { order, told } of await store.untoldOrders()) await this.#tell(order, told)
    } catch (error) {
      log.warn({ err: error }, 'what became of orders could not be written into the history of their alerts')
      this.#cancelRetry = timers.after(RETRY_MS, () => this.tell())
    }
  }

  async #tell(order: DeviceOrder, told: Told): Promise<void> {
    const spec = this.#options.specOf(order)
    if (told < 1) await this.#comment(order, 1, order.by, givenNote(order, spec))
    if (isEnded(order.state)) await this.#comment(order, 2, SYSTEM, endNote(order, spec))
  }

  /** An alert that is over takes no comment: then there is nobody to be told. */
  async #comment(order: DeviceOrder, what: 1 | 2, actor: string, note: string): Promise<void> {
    await this.#submit(order, what, actor, note)
    await this.#options.store.orderTold(order.id, what)
  }

  async #submit(
    order: DeviceOrder,
    what: 1 | 2 | 'late' | 'ignored',
    actor: string,
    note: string,
  ): Promise<void> {
    const { intake } = this.#options
    const { id, alert: alertId = '', site } = order
    const command: Command = { action: 'comment', alertId, actor, note, key: `order ${id} ${what}` }
    const result = await submitAndWait(intake, site, { type: 'command', command })
    if (!result.ok) throw new Error(result.code)
  }
}

const RETRY_MS: DurationMs = 5_000
