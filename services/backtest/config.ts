import type { Environment } from '../config/environment.ts'
import { DAY, type DurationMs, HOUR, MINUTE } from '../domain/model/time.ts'

export interface BacktestConfig {
  /** Under way at a time; each has a process. */
  readonly atOnceMax: number
  /** Begun and not yet under way. */
  readonly waitingMax: number
  /** Finished ones whose result is kept, and for how long. */
  readonly keptMax: number
  readonly keepMs: DurationMs
  /** The longest stretch of time that one looks at. */
  readonly rangeMsMax: DurationMs
  /** Readings before the stretch from which the rules get to know a device. */
  readonly leadInMs: DurationMs
  /** Episodes and devices told one by one; all are counted. */
  readonly episodesMax: number
  readonly devicesMax: number
  /** Memory of the process of one. */
  readonly heapMiBMax: number
}

export const backtestConfig = (env: Environment): BacktestConfig => ({
  atOnceMax: env.integer('LINLI_BACKTESTS_AT_ONCE', 1, 1, 16),
  waitingMax: env.integer('LINLI_BACKTESTS_WAITING', 8, 0, 1_000),
  keptMax: env.integer('LINLI_BACKTESTS_KEPT', 20, 1, 1_000),
  keepMs: env.integer('LINLI_BACKTESTS_KEEP_MINUTES', 60, 1, 10_080) * MINUTE,
  rangeMsMax: env.integer('LINLI_BACKTEST_DAYS_MAX', 400, 1, 36_500) * DAY,
  leadInMs: env.integer('LINLI_BACKTEST_LEAD_IN_HOURS', 24, 0, 8_760) * HOUR,
  episodesMax: env.integer('LINLI_BACKTEST_EPISODES_MAX', 200, 1, 10_000),
  devicesMax: env.integer('LINLI_BACKTEST_DEVICES_MAX', 100, 1, 10_000),
  heapMiBMax: env.integer('LINLI_BACKTEST_HEAP_MIB', 256, 64, 16_384),
})
