import type { Logger } from 'pino'
import { type DurationMs, HOUR, type Instant } from '../domain/model/time.ts'
import type { Timers } from '../runtime/timers.ts'
import type { OrderStore } from '../store/order-store.ts'

export interface OldOrderOptions {
  readonly store: Pick<OrderStore, 'forgetOrders'>
  readonly keepMs: DurationMs
  /** What still holds, however old it is. */
  readonly except: () => readonly string[]
  readonly now: () => Instant
  readonly timers: Timers
  readonly log: Logger
}

/** Forgets what is older than it is kept, now and every few hours. Returns how to end it. */
export function forgetOldOrders(options: OldOrderOptions): () => void {
  const { store, keepMs, except, now, timers, log } = options
  let cancel = () => {}
  const round = () => {
    cancel = timers.after(6 * HOUR, round)
    store
      .forgetOrders(now() - keepMs, except())
      .catch(error => log.warn({ err: error }, 'old orders could not be forgotten'))
  }
  round()
  return () => cancel()
}
