import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { Backtests } from './backtest/backtests.ts'
import type { Configuration } from './config/configuration.ts'
import { policyFor } from './runtime/time-zones.ts'
import type { Storage } from './store/storage.ts'

/** Rules tried on the past, where this server keeps it. */
export const createBacktests = (
  { backtest, influx, runtime, storage }: Configuration,
  { file }: Storage,
  log: Logger,
) =>
  new Backtests(
    {
      config: backtest,
      file: influx === undefined ? file : undefined,
      lockWaitMsMax: storage.lockWaitMsMax,
      policyOf: site => policyFor(site, runtime),
      steadyNowMs: () => performance.now(),
      log,
    },
    randomUUID,
  )
