import { once } from 'node:events'
import { constants, setPriority } from 'node:os'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { kindList } from '../domain/kinds/kinds.ts'
import { openPastReader } from '../store/past-reader.ts'
import type { BacktestProgress } from './desk.ts'
import type { FromProcess, ToProcess } from './process-message.ts'
import { runBacktest } from './run.ts'

// A process of its own: a thread would share the collector and the locks of the database with the flow, and hold them
// for as long as others have the processor.
setPriority(constants.priority.PRIORITY_LOW)
process.once('disconnect', () => process.exit()) // nobody waits for it any more

const PROGRESS_EVERY_MS = 200
let toldMs = 0

async function onProgress(progress: BacktestProgress): Promise<void> {
  if (performance.now() - toldMs < PROGRESS_EVERY_MS) return
  toldMs = performance.now()
  process.send?.({ type: 'progress', progress } satisfies FromProcess)
  await nextTurn() // hears whether anybody still waits
}

const [{ job, file, lockWaitMsMax }] = (await once(process, 'message')) as [ToProcess]
const past = openPastReader(file, lockWaitMsMax)
const parts = { past, kinds: kindList, steadyNowMs: () => performance.now(), onProgress }
const result = await runBacktest(job, parts)
const { longestReadMs } = past
past.close()
process.send?.({ type: 'done', result, longestReadMs } satisfies FromProcess, () => process.disconnect?.())
