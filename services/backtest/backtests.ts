import type { Logger } from 'pino'
import type { SiteId } from '../domain/model/place.ts'
import type { Policy } from '../domain/model/policy.ts'
import type { DurationMs } from '../domain/model/time.ts'
import type { BacktestConfig } from './config.ts'
import {
  type BacktestDesk,
  type BacktestRequest,
  type BacktestState,
  type BacktestStatus,
  type Begun,
  nothingDone,
} from './desk.ts'
import { type BacktestFailure, type Running, runInProcess } from './in-process.ts'
import type { ToProcess } from './process-message.ts'

export interface BacktestsOptions {
  readonly config: BacktestConfig
  /** The database with the embedded history; nothing where readings are kept elsewhere. */
  readonly file: string | undefined
  readonly lockWaitMsMax: DurationMs
  readonly policyOf: (site: SiteId) => Policy
  /** Time that nobody can set. */
  readonly steadyNowMs: () => DurationMs
  readonly log: Logger
}

type Ended = Extract<BacktestState, { state: 'done' | 'failed' }>

interface Backtest {
  readonly id: string
  readonly request: BacktestRequest
  state: BacktestState
  running?: Running
  endedMs?: DurationMs
}

/** Each in a process of its own that gives way to everything else. Nothing of them outlives the process. */
export class Backtests implements BacktestDesk {
  readonly #options: BacktestsOptions
  /** In the order in which they were begun. */
  readonly #all = new Map<string, Backtest>()
  readonly #newId: () => string
  readonly #run: typeof runInProcess

  constructor(options: BacktestsOptions, newId: () => string, run = runInProcess) {
    this.#options = options
    this.#newId = newId
    this.#run = run
  }

  begin(request: BacktestRequest): Begun {
    const { config, file } = this.#options
    if (file === undefined) return { ok: false, code: 'BACKTEST_HISTORY_ELSEWHERE' }
    const isFull = this.#those('running').length >= config.atOnceMax
    const waiting = this.#those('waiting').length
    if (isFull && waiting >= config.waitingMax) return { ok: false, code: 'BACKTEST_BUSY', waiting }
    const id = this.#newId()
    this.#all.set(id, { id, request, state: { state: 'waiting', before: 0 } })
    this.#startNext(file)
    return { ok: true, id }
  }

  status(id: string): BacktestStatus | undefined {
    this.#forgetOld()
    const known = this.#all.get(id)
    if (known === undefined) return undefined
    const { request, state } = known
    if (state.state !== 'waiting') return { id, request, ...state }
    return { id, request, state: 'waiting', before: this.#those('waiting').indexOf(known) }
  }

  drop(id: string): boolean {
    this.#forgetOld()
    const known = this.#all.get(id)
    this.#all.delete(id)
    void known?.running?.stop()
    this.#startNext(this.#options.file)
    return known !== undefined
  }

  /** What is under way is called off. */
  async stop(): Promise<void> {
    const all = [...this.#all.values()]
    this.#all.clear()
    await Promise.all(all.map(({ running }) => running?.stop()))
  }

  #those(state: BacktestState['state']): Backtest[] {
    return [...this.#all.values()].filter(backtest => backtest.state.state === state)
  }

  #startNext(file: string | undefined): void {
    const { config } = this.#options
    const next = this.#those('waiting')[0]
    if (next === undefined || file === undefined || this.#those('running').length >= config.atOnceMax) return
    const { length: devices } = next.request.devices
    next.state = { state: 'running', progress: nothingDone(devices) }
    next.running = this.#run(this.#dataFor(next, file), config.heapMiBMax, {
      progress: progress => {
        next.state = { state: 'running', progress }
      },
      done: (result, longestReadMs) => {
        const { readings, tookMs } = result
        this.#ended(next, { state: 'done', result }, { readings, tookMs, longestReadMs })
      },
      failed: err => this.#ended(next, { state: 'failed', reason: reasonOf(err) }, { err }),
    })
  }

  #dataFor({ request }: Backtest, file: string): ToProcess {
    const { config, policyOf, lockWaitMsMax } = this.#options
    const { leadInMs, episodesMax, devicesMax } = config
    const sites = new Set(request.devices.map(({ device }) => device.site))
    const policies = new Map([...sites].map(site => [site, policyOf(site)]))
    return { job: { request, limits: { leadInMs, episodesMax, devicesMax }, policies }, file, lockWaitMsMax }
  }

  #ended(backtest: Backtest, state: Ended, detail: object): void {
    if (this.#all.get(backtest.id) !== backtest) return // called off
    backtest.state = state
    backtest.endedMs = this.#options.steadyNowMs()
    const { by, trial } = backtest.request
    const level = state.state === 'failed' ? 'warn' : 'info'
    this.#options.log[level]({ by, rule: trial.draft.rule.id, ...detail }, `a backtest is ${state.state}`)
    this.#forgetOld()
    this.#startNext(this.#options.file)
  }

  #forgetOld(): void {
    const { config, steadyNowMs } = this.#options
    const ended = [...this.#all.values()].filter(({ endedMs }) => endedMs !== undefined)
    for (const [i, { id, endedMs = 0 }] of ended.entries()) {
      const isOneTooMany = i < ended.length - config.keptMax
      if (isOneTooMany || steadyNowMs() - endedMs >= config.keepMs) this.#all.delete(id)
    }
  }
}

const reasonOf = ({ outOfMemory }: BacktestFailure): string =>
  outOfMemory
    ? 'It took more memory than LINLI_BACKTEST_HEAP_MIB allows.'
    : 'Why is in the log of the server.'
