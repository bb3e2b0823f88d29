import type { DurationMs } from '../domain/model/time.ts'
import type { BacktestProgress, BacktestResult } from './desk.ts'
import type { BacktestJob } from './run.ts'

/** What the process is told, once. */
export interface ToProcess {
  readonly job: BacktestJob
  /** The database. */
  readonly file: string
  readonly lockWaitMsMax: DurationMs
}

/** And what it tells. */
export type FromProcess =
  | { readonly type: 'progress'; readonly progress: BacktestProgress }
  | { readonly type: 'done'; readonly result: BacktestResult; readonly longestReadMs: DurationMs }
