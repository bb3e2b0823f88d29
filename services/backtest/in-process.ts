import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import type { DurationMs } from '../domain/model/time.ts'
import type { BacktestProgress, BacktestResult } from './desk.ts'
import type { FromProcess, ToProcess } from './process-message.ts'

export interface Hearer {
  progress(progress: BacktestProgress): void
  /** Once, unless it is stopped first: this, or `failed`. */
  done(result: BacktestResult, longestReadMs: DurationMs): void
  failed(error: BacktestFailure): void
}

/** One that is under way. */
export interface Running {
  /** Ends it at once; resolves when it has ended. Nothing more is heard of it. */
  stop(): Promise<void>
}

/** Why it ended before it was done, with what it last said, for the server's log. */
export class BacktestFailure extends Error {
  readonly outOfMemory: boolean
  constructor(said: string) {
    super(said === '' ? 'the process of the backtest ended before it was done' : said)
    this.outOfMemory = said.includes('heap out of memory')
  }
}

/** Where a draft that raises at every reading runs out of memory, its process ends and nothing else. */
export function runInProcess(told: ToProcess, heapMiBMax: number, hearer: Hearer): Running {
  const child = fork(new URL('./process.ts', import.meta.url), {
    // All of its work is done by the one thread that gives way. Our own flags are no business of it.
    execArgv: ['--single-threaded', `--max-old-space-size=${heapMiBMax}`],
    // Nor are the passwords in our environment.
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let said = ''
  let isOver = false
  const over = (tell: () => void) => {
    if (!isOver) tell()
    isOver = true
  }
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = `${said}${text}`.slice(-SAID_MAX)
  })
  child.on('message', (message: FromProcess) => {
    if (message.type === 'progress') hearer.progress(message.progress)
    else over(() => hearer.done(message.result, message.longestReadMs))
  })
  child.once('error', error => over(() => hearer.failed(new BacktestFailure(error.message))))
  child.once('close', () => over(() => hearer.failed(new BacktestFailure(said.trim()))))
  child.send(told, () => {}) // where it has ended already, that is heard below
  return {
    stop() {
      isOver = true
      return killed(child)
    },
  }
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  child.kill('SIGKILL')
  await exit
}

/** Characters of its last words. */
const SAID_MAX = 4_000
