import type { DurationMs } from '../domain/model/time.ts'
import type { Seq, Snapshot } from '../journal/journal.ts'
import { readHead } from '../journal/log-table.ts'
import type { PackedSnapshot } from '../journal/snapshot-table.ts'
import { Background, type Step } from './background.ts'
import { Checkpoints } from './checkpoints.ts'
import { CommitLoop } from './commit-loop.ts'
import { inTransaction } from './database.ts'
import { holdFolder } from './folder-lock.ts'
import type { SideOperations } from './side-thread.ts'
import { snapshotWriting } from './snapshot-writing.ts'
import { Thread } from './thread.ts'
import { type FromThread, type LogLine, type Request, toWire } from './thread-message.ts'
import {
  openWriteSession,
  type WriteSession,
  type WriteSessionOptions,
  type Writes,
} from './write-session.ts'

export interface WriterOptions extends WriteSessionOptions {
  readonly keepReadings: boolean
  readonly historyDelayMs: DurationMs
  readonly walFramesMax: number
}

/** What takes longer than a transaction, or is about the writer itself. */
export type Jobs = {
  recover(): void
  prune(upTo: Seq): void
  saveSnapshot(snapshot: Snapshot): void
  /** The history has everything that was appended before. */
  historyCaughtUp(): void
  close(): void
}

export type WriterOperations = Writes & Jobs

/** Sizes of a background step, each a few milliseconds. */
const entriesAStep = 1_000
const batchesAStep = 200
const oldRowsAStep = 1_000

/** The writer's work without its thread: what comes is committed at once, the rest is done in the gaps. */
export class Writer {
  readonly #options: WriterOptions
  readonly #send: (message: FromThread) => void
  readonly #lock: { close(): void }
  readonly #loop: CommitLoop
  readonly #background: Background
  readonly #checkpoints: Checkpoints
  readonly #side: Thread<SideOperations>

  constructor(options: WriterOptions, send: (message: FromThread) => void) {
    this.#options = options
    this.#send = send
    this.#lock = holdFolder(options.file)
    this.#loop = new CommitLoop(
      () => openWriteSession(options),
      replies => send({ type: 'replies', replies }),
    )
    this.#side = this.#startSide()
    this.#checkpoints = new Checkpoints({
      walFramesMax: options.walFramesMax,
      copyAside: () => this.#side.call('copyLog'),
      log: line => send({ type: 'log', line }),
    })
    this.#background = new Background(this.#chores(), error =>
      this.#log('error', 'the history falls behind', error),
    )
    this.#background.add({ step: () => this.#session.snapshots.sweep(batchesAStep), done() {}, failed() {} })
  }

  handle(requests: readonly Request[]): void {
    let writes: Request[] = []
    const commit = () => {
      if (writes.length > 0) this.#loop.commit(writes)
      writes = []
    }
    for (const request of requests) {
      if (request.op in this.#session.writes) {
        writes.push(request)
      } else {
        commit()
        this.#start(request)
      }
    }
    commit()
    if (this.#session.db.isOpen) this.#afterCommit()
  }

  get #session(): WriteSession {
    return this.#loop.session
  }

  #afterCommit(): void {
    this.#checkpoints.afterCommit(() => this.#session.db)
    if (this.#options.keepReadings) this.#background.wake(this.#options.historyDelayMs)
  }

  #start({ id, op, args }: Request): void {
    const done = () => this.#send({ type: 'replies', replies: [{ id, value: undefined }] })
    const failed = (error: unknown) =>
      this.#send({ type: 'replies', replies: [{ id, error: toWire(error) }] })
    const run = (step: Step) => this.#background.add({ step, done, failed })
    try {
      this.#job(op as keyof Jobs, args[0], run, done)?.catch(failed)
    } catch (error) {
      failed(error)
    }
  }

  #job(op: keyof Jobs, argument: unknown, run: (step: Step) => void, done: () => void): Promise<void> | void {
    switch (op) {
      case 'recover':
        this.#loop.recover()
        return done()
      case 'close':
        return this.#close().then(done)
      case 'prune':
        return run(this.#pruning(argument as Seq))
      case 'saveSnapshot':
        return this.#packed(argument as Snapshot).then(packed =>
          run(snapshotWriting(() => this.#session, packed)),
        )
      case 'historyCaughtUp':
        return run(this.#catchingUp(readHead(this.#session.db)))
    }
  }
  /** The history takes its readings first: what it has not seen is not pruned. */
  #pruning(upTo: Seq): Step {
    const catchUp = this.#catchingUp(upTo)
    return () => catchUp() || this.#pruneStep(upTo)
  }

  #pruneStep(upTo: Seq): boolean {
    const { db, log } = this.#session
    return inTransaction(db, () => log.prune(upTo, batchesAStep))
  }

  #catchingUp(upTo: Seq): Step {
    return () =>
      this.#options.keepReadings &&
      this.#session.history.place.seq < upTo &&
      this.#session.history.step(entriesAStep)
  }

  #chores(): Step[] {
    if (!this.#options.keepReadings) return []
    return [
      () => this.#session.history.step(entriesAStep),
      () => this.#session.retention.step(this.#session.history.place.now, oldRowsAStep),
    ]
  }

  #packed(snapshot: Snapshot): Promise<PackedSnapshot> {
    return this.#side.call('packSnapshot', snapshot)
  }

  #startSide(): Thread<SideOperations> {
    const { file, bytesMax, lockWaitMsMax } = this.#options
    return new Thread({
      entry: new URL('./side-thread.ts', import.meta.url),
      workerData: { file, bytesMax, lockWaitMsMax },
      onLog: line => this.#send({ type: 'log', line }),
      onBroken: error => this.#log('error', 'the thread beside the writer has died', error),
    })
  }

  async #close(): Promise<void> {
    this.#background.stop()
    await this.#side.close()
    this.#session.db.close()
    this.#lock.close()
  }

  #log(level: LogLine['level'], message: string, error: unknown): void {
    this.#send({ type: 'log', line: { level, message, detail: { error: toWire(error).message } } })
  }
}
