import type { Logger } from 'pino'
import type { DeviceOrder } from '../domain/model/order.ts'
import type { Timers } from '../runtime/timers.ts'
import { Retries } from './retries.ts'

export interface LookingOptions {
  readonly look: (order: DeviceOrder) => Promise<void>
  readonly timers: Timers
  readonly log: Pick<Logger, 'warn'>
}

/** Looks at what became of an order until it could: the journal may be away, or the flow take nothing for a while. */
export class Looking {
  readonly #options: LookingOptions
  readonly #retries: Retries

  constructor(options: LookingOptions) {
    this.#options = options
    this.#retries = new Retries(options.timers)
  }

  /** Rejects where the first look came to nothing; others follow all the same. */
  async at(order: DeviceOrder): Promise<void> {
    const isAgain = this.#retries.callOff(order.id)
    try {
      await this.#options.look(order)
    } catch (error) {
      // It may be for hours.
      if (!isAgain)
        this.#options.log.warn({ order: order.id, err: error }, 'what holds of an order is not known')
      this.#retries.later(order.id, () => this.begin(order))
      throw error
    }
  }

  /** Of one for which nobody waits. */
  begin(order: DeviceOrder): void {
    this.at(order).catch(() => {})
  }

  stop(): void {
    this.#retries.stop()
  }
}
