import { Worker } from 'node:worker_threads'
import type { Logger } from 'pino'
import type { DurationMs, Instant } from '../domain/model/time.ts'
import type { Journal, Seq } from '../journal/journal.ts'
import { lastBefore } from './log-age.ts'
import type { SnapshotTaken } from './snapshot-taken.ts'
import type { Tally } from './tally.ts'
import type { Timers } from './timers.ts'

export interface SnapshotterOptions {
  readonly journal: Pick<Journal, 'saveSnapshot' | 'prune' | 'cursor' | 'head' | 'oldest' | 'read'>
  /** The journal's file, for the thread that replays it. */
  readonly file: string
  /** The first comes soon: a server that is started again and again must not replay ever more. */
  readonly firstAfterMs: DurationMs
  readonly everyMs: DurationMs
  /** The log is kept at least this long for those who resume with a cursor. */
  readonly keepLogMs: DurationMs
  /** Cursors of readers that must have seen what is pruned. */
  readonly cursors: readonly string[]
  readonly timers: Timers
  readonly now: () => Instant
  /** The flow's time, by which the log's age is told. */
  readonly flowNow: () => Instant
  readonly tally: Tally
  readonly log: Logger
}

/** Takes a snapshot now and then, and prunes the log behind the one before the last, where it is old enough. */
export class Snapshotter {
  readonly #options: SnapshotterOptions
  readonly #taken: { readonly seq: Seq; readonly at: Instant }[] = []
  #callOff: () => void = () => {}
  #running: Promise<void> = Promise.resolve()
  #stopped = false
  #worker: Worker | undefined

  constructor(options: SnapshotterOptions) {
    this.#options = options
  }

  /** When the newest one was taken, of this run. */
  get takenAt(): Instant | undefined {
    return this.#taken.at(-1)?.at
  }

  start(): void {
    this.#takeAfter(Math.min(this.#options.firstAfterMs, this.#options.everyMs))
  }

  /** A snapshot under way is given up: the log has everything that it would have held. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#callOff()
    await this.#worker?.terminate()
    await this.#running
  }

  /** Resolves when no snapshot is under way. */
  idle(): Promise<void> {
    return this.#running
  }

  /** One snapshot, where there is anything new. A failure is logged: the log itself is still whole. */
  async take(): Promise<void> {
    const { journal, tally, log } = this.#options
    try {
      if ((await journal.head()) === (this.#taken.at(-1)?.seq ?? 0)) return
      const { snapshot, entries, diverged } = await this.#replayInThread()
      if (diverged.length > 0) tally.add('replayed_batches', 'diverged', diverged.length)
      if (diverged.length > 0)
        log.error({ batches: diverged.slice(0, 10) }, 'replay-diverged: the journal wins')
      const { seq } = snapshot
      await journal.saveSnapshot(snapshot)
      this.#taken.push({ seq, at: this.#options.now() })
      log.info({ seq, entries }, 'snapshot taken')
      await this.#prune()
    } catch (error) {
      if (!this.#stopped) log.error({ err: error }, 'no snapshot could be taken')
    }
  }

  #takeAfter(ms: DurationMs): void {
    this.#callOff = this.#options.timers.after(ms, () => {
      this.#running = this.take().then(() => {
        if (!this.#stopped) this.#takeAfter(this.#options.everyMs)
      })
    })
  }

  #replayInThread(): Promise<SnapshotTaken> {
    return new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./snapshot-thread.ts', import.meta.url), {
        workerData: { file: this.#options.file },
      })
      this.#worker = worker
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.once('exit', code => reject(new Error(`the snapshot thread ended with ${code}`)))
    })
  }

  async #prune(): Promise<void> {
    const { journal, keepLogMs, cursors, flowNow } = this.#options
    const before = this.#taken.at(-2)
    if (before === undefined) return
    this.#taken.splice(0, this.#taken.length - 2)
    const old = await lastBefore(journal, flowNow() - keepLogMs)
    const places = await Promise.all(cursors.map(name => journal.cursor(name)))
    await journal.prune(Math.min(old, before.seq, ...places))
  }
}
