import type { DurationMs } from '../domain/model/time.ts'
import type { BacktestProgress, BacktestResult } from './desk.ts'
import type { BacktestJob } from './run.ts'

/** What the thread is told. */
export interface ThreadData {
  readonly job: BacktestJob
  /** The database. */
  readonly file: string
  readonly lockWaitMsMax: DurationMs
}

/** And what it tells. */
export type FromThread =
  | { readonly type: 'progress'; readonly progress: BacktestProgress }
  | { readonly type: 'done'; readonly result: BacktestResult; readonly longestReadMs: DurationMs }
