import { parentPort, workerData } from 'node:worker_threads'
import { kindList } from '../domain/kinds/kinds.ts'
import { giveWay } from '../runtime/give-way.ts'
import { openPastReader } from '../store/past-reader.ts'
import type { BacktestProgress } from './desk.ts'
import { runBacktest } from './run.ts'
import type { FromThread, ThreadData } from './thread-message.ts'

// It takes as long as it takes: of two cores it would have one, and the flow goes first.
giveWay()
const { job, file, lockWaitMsMax } = workerData as ThreadData
const past = openPastReader(file, lockWaitMsMax)
const tell = (message: FromThread) => parentPort?.postMessage(message)

const PROGRESS_EVERY_MS = 200
let toldMs = 0

function onProgress(progress: BacktestProgress): void {
  const nowMs = performance.now()
  if (nowMs - toldMs < PROGRESS_EVERY_MS) return
  toldMs = nowMs
  tell({ type: 'progress', progress })
}

const parts = { past, kinds: kindList, steadyNowMs: () => performance.now(), onProgress }
const result = runBacktest(job, parts)
past.close()
tell({ type: 'done', result, longestReadMs: past.longestReadMs })
