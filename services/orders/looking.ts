import type { Logger } from 'pino'
import type { DeviceOrder } from '../domain/model/order.ts'
import type { DurationMs } from '../domain/model/time.ts'
import type { Timers } from '../runtime/timers.ts'

export interface LookingOptions {
  readonly look: (order: DeviceOrder) => Promise<void>
  readonly timers: Timers
  readonly log: Pick<Logger, 'warn'>
}

/** Looks at what became of an order until it could: the journal may be away, or the flow take nothing for a while. */
export class Looking {
  readonly #options: LookingOptions
  /** By order: how to call off the next look. */
  readonly #next = new Map<string, () => void>()
  #isStopped = false

  constructor(options: LookingOptions) {
    this.#options = options
  }

  /** Rejects where the first look came to nothing; others follow all the same. */
  async at(order: DeviceOrder): Promise<void> {
    const isAgain = this.#callOff(order.id)
    try {
      await this.#options.look(order)
    } catch (error) {
      // It may be for hours.
      if (!isAgain)
        this.#options.log.warn({ order: order.id, err: error }, 'what holds of an order is not known')
      this.#later(order)
      throw error
    }
  }

  /** Of one for which nobody waits. */
  begin(order: DeviceOrder): void {
    this.at(order).catch(() => {})
  }

  stop(): void {
    this.#isStopped = true
    for (const id of [...this.#next.keys()]) this.#callOff(id)
  }

  #later(order: DeviceOrder): void {
    this.#callOff(order.id)
    if (!this.#isStopped)
      this.#next.set(
        order.id,
        this.#options.timers.after(RETRY_MS, () => this.begin(order)),
      )
  }

  /** Answers whether there was one. */
  #callOff(id: string): boolean {
    this.#next.get(id)?.()
    return this.#next.delete(id)
  }
}

export const RETRY_MS: DurationMs = 5_000
