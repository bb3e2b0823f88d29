import { Worker } from 'node:worker_threads'
import type { DurationMs } from '../domain/model/time.ts'
import type { BacktestProgress, BacktestResult } from './desk.ts'
import type { FromThread, ThreadData } from './thread-message.ts'

export interface Hearer {
  progress(progress: BacktestProgress): void
  /** Once, unless it is stopped first: this, or `failed`. */
  done(result: BacktestResult, longestReadMs: DurationMs): void
  failed(error: Error): void
}

/** Where a draft that raises at every reading runs out of memory, its thread ends and nothing else. */
export function runInThread(workerData: ThreadData, heapMiBMax: number, hearer: Hearer): Worker {
  const worker = new Worker(new URL('./thread.ts', import.meta.url), {
    workerData,
    // Not the flags of the main program: a debugger's or a test runner's have no business in a thread of ours.
    execArgv: [],
    resourceLimits: { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: heapMiBMax },
  })
  let isOver = false
  const over = (tell: () => void) => {
    if (!isOver) tell()
    isOver = true
  }
  worker.on('message', (message: FromThread) => {
    if (message.type === 'progress') hearer.progress(message.progress)
    else over(() => hearer.done(message.result, message.longestReadMs))
  })
  worker.once('error', (error: Error) => over(() => hearer.failed(error)))
  worker.once('exit', code => over(() => hearer.failed(new Error(`the thread ended with ${code}`))))
  return worker
}
