import type { Environment } from '../config/environment.ts'
import { DAY, type DurationMs } from '../domain/model/time.ts'

/** What may be ordered of devices. What a rule orders is held to none of the first two: a life may hang on it. */
export interface OrderLimits {
  /** Of one device, so that one that is away for a day does not do a day's orders when it is back. */
  readonly waitingPerDeviceMax: number
  /** Of one person. */
  readonly perMinuteMax: number
  readonly keepMs: DurationMs
}

export const orderConfig = (env: Environment): OrderLimits => ({
  waitingPerDeviceMax: env.integer('LINLI_ORDERS_WAITING', 20, 1, 1_000),
  perMinuteMax: env.integer('LINLI_ORDERS_PER_MINUTE', 30, 1, 10_000),
  keepMs: env.integer('LINLI_ORDERS_KEEP_DAYS', 1_095, 1, 36_500) * DAY,
})
