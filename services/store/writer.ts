import type { DurationMs } from '../domain/model/time.ts'
import type { Dropped, Seq, Snapshot } from '../journal/journal.ts'
import { readHead } from '../journal/log-table.ts'
import type { PackedSnapshot } from '../journal/snapshot-table.ts'
import { StorageError } from '../journal/storage-error.ts'
import { Background, type Step } from './background.ts'
import { takeIncoming } from './backup/incoming.ts'
import { Checkpoints } from './checkpoints.ts'
import { CommitLoop } from './commit-loop.ts'
import { checkFiles } from './data-check.ts'
import { dataError } from './data-fault.ts'
import { markClosed, markOpen } from './data-state.ts'
import { excessOf } from './excess.ts'
import { holdFolder } from './folder-lock.ts'
import { GivenUp } from './given-up.ts'
import type { Pressure } from './history-retention.ts'
import type { Erasure } from './people.ts'
import { Room } from './room.ts'
import type { SideOperations } from './side-thread.ts'
import { snapshotWriting } from './snapshot-writing.ts'
import { Thread } from './thread.ts'
import {
  type FromThread,
  type LogLine,
  type Reply,
  type Request,
  toWire,
  type WireError,
} from './thread-message.ts'
import { upkeep } from './upkeep.ts'
import {
  openWriteSession,
  type WriteSession,
  type WriteSessionOptions,
  type Writes,
} from './write-session.ts'

export interface WriterOptions extends WriteSessionOptions {
  readonly reserveBytes: number
  readonly keepReadings: boolean
  readonly historyDelayMs: DurationMs
  readonly historyBehindMax: number
  readonly historyBytesMax: number
  readonly walFramesMax: number
}

/** What takes longer than a transaction, or is about the writer itself. */
export type Jobs = {
  recover(): void
  prune(upTo: Seq): void
  dropEntries(after: Seq, upTo: Seq): Dropped
  saveSnapshot(snapshot: Snapshot): void
  eraseWearer(erasure: Erasure): void
  /** The history has everything that was appended before. */
  historyCaughtUp(): void
  /** Somebody reads the whole database at one moment, or is done with it. */
  beingRead(whole: boolean): void
  close(): void
}

export type WriterOperations = Writes & Jobs

interface Outcome {
  done(value?: unknown): void
  failed(error: unknown): void
}

/** Of 256 KiB each. */
const partsAStep = 16

/** The writer's work without its thread: what comes is committed at once, the rest is done in the gaps. */
export class Writer {
  readonly #options: WriterOptions
  readonly #send: (message: FromThread) => void
  readonly #lock: { close(): void }
  readonly #room: Room
  readonly #loop: CommitLoop
  readonly #upkeep: ReturnType<typeof upkeep>
  readonly #background: Background
  readonly #checkpoints: Checkpoints
  readonly #side: Thread<SideOperations>

  constructor(options: WriterOptions, send: (message: FromThread) => void) {
    this.#options = options
    this.#send = send
    this.#lock = holdFolder(options.file)
    const restored = takeIncoming(options.file)
    if (restored !== undefined) send({ type: 'log', line: restoredLine(restored.aside) })
    checkFiles(options.file, line => send({ type: 'log', line }))
    this.#room = new Room(options)
    const givenUp = new GivenUp(send)
    const pressure: Pressure = {
      excess: () => excessOf(this.#session.db, this.#room, options.historyBytesMax),
      givenUp: count => givenUp.add('no-room', count),
    }
    this.#loop = new CommitLoop({
      open: () => this.#open(pressure),
      room: this.#room,
      answer: replies => send({ type: 'replies', replies }),
      named: error => this.#named(error),
    })
    if (this.#loop.touch()) markOpen(options.file)
    this.#upkeep = upkeep({
      session: () => this.#session,
      keepReadings: options.keepReadings,
      historyBehindMax: options.historyBehindMax,
      isExhausted: () => this.#room.exhausted,
      passedOver: (reason, count) => givenUp.add(reason, count),
    })
    this.#side = this.#startSide()
    this.#checkpoints = new Checkpoints({
      walFramesMax: options.walFramesMax,
      copyAside: () => this.#side.call('copyLog'),
      log: line => send({ type: 'log', line }),
    })
    this.#background = new Background(
      this.#upkeep.chores(),
      error => this.#log('error', 'the history falls behind', error),
      () => this.#afterStep(),
    )
    this.#sweep()
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

  /** Where there is not even room to open the database, the reserve makes it. */
  #open(pressure: Pressure): WriteSession {
    const tell = (line: LogLine) => this.#send({ type: 'log', line })
    const options = { ...this.#options, pressure, tell }
    try {
      return openWriteSession(options)
    } catch (error) {
      if (this.#room.exhausted || !isFull(dataError(error, options.file))) throw error
      this.#room.exhaust()
      return openWriteSession(options)
    }
  }

  #afterCommit(): void {
    this.#room.afterWrite(this.#session.db)
    this.#checkpoints.afterCommit(() => this.#session.db)
    this.#background.wake(this.#options.historyDelayMs)
  }

  /** Steps write too. Where room is short, what they wrote must not lie in the write-ahead log for long. */
  #afterStep(): void {
    if (!this.#session.db.isOpen) return
    this.#room.afterWrite(this.#session.db)
    if (this.#room.exhausted) this.#checkpoints.now(this.#session.db)
    else this.#checkpoints.afterCommit(() => this.#session.db)
  }

  #start({ id, op, args }: Request): void {
    const answer = (reply: Reply) => this.#send({ type: 'replies', replies: [reply] })
    const outcome: Outcome = {
      done: value => answer({ id, value }),
      failed: error => answer({ id, error: this.#wire(error) }),
    }
    try {
      this.#job(op as keyof Jobs, args, outcome)
    } catch (error) {
      outcome.failed(error)
    }
  }

  #job(op: keyof Jobs, [argument, second]: readonly unknown[], outcome: Outcome): void {
    const run = (step: Step) => this.#background.add({ step, ...outcome })
    switch (op) {
      case 'recover':
        this.#loop.recover()
        outcome.done()
        break
      case 'close':
        this.#close().then(outcome.done, outcome.failed)
        break
      case 'beingRead':
        this.#checkpoints.beingRead(argument === true)
        outcome.done()
        break
      case 'prune':
        run(this.#upkeep.pruning(argument as Seq))
        break
      case 'dropEntries':
        this.#drop(argument as Seq, second as Seq, outcome)
        break
      case 'saveSnapshot':
        this.#packed(argument as Snapshot).then(
          packed => this.#writeSnapshot(packed, outcome),
          error => outcome.failed(error),
        )
        break
      case 'eraseWearer':
        run(this.#upkeep.erasing(argument as Erasure))
        break
      case 'historyCaughtUp':
        run(this.#upkeep.catchingUp(readHead(this.#session.db)))
    }
  }

  #drop(after: Seq, upTo: Seq, { done, failed }: Outcome): void {
    let dropped: Dropped | undefined
    const step = this.#upkeep.dropping(after, upTo, what => {
      dropped = what
    })
    this.#background.add({ step, done: () => done(dropped), failed })
  }

  #packed(snapshot: Snapshot): Promise<PackedSnapshot> {
    return this.#side.call('packSnapshot', snapshot)
  }

  #writeSnapshot(packed: PackedSnapshot, { done, failed }: Outcome): void {
    const step = snapshotWriting(() => this.#session, packed)
    const failedHalfway = (error: unknown) => {
      this.#sweep()
      failed(error)
    }
    this.#background.add({ step, done, failed: failedHalfway })
  }

  /** What a snapshot that was never finished left behind. */
  #sweep(): void {
    const step = () => this.#session.snapshots.sweep(partsAStep)
    const failed = (error: unknown) =>
      this.#log('warn', 'parts of an unfinished snapshot stay for now', error)
    this.#background.add({ step, done() {}, failed })
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
    this.#checkpoints.stop()
    await this.#side.close()
    this.#closeDatabase()
    markClosed(this.#options.file)
    this.#lock.close()
  }

  /** The log is kept meanwhile: once it is said to be closed, all is in the database, wherever the process ends. */
  #closeDatabase(): void {
    const { db } = this.#session
    if (!db.isOpen) return // after a failure, while it could not be opened again
    this.#checkpoints.now(db)
    db.close()
  }

  #wire(error: unknown): WireError {
    return toWire(this.#named(error))
  }

  #named(error: unknown): unknown {
    const named = dataError(error, this.#options.file)
    return isFull(named) && this.#session.db.isOpen ? this.#room.shortage(this.#session.db) : named
  }

  #log(level: LogLine['level'], message: string, error: unknown): void {
    this.#send({ type: 'log', line: { level, message, detail: { error: this.#wire(error).message } } })
  }
}

const isFull = (error: unknown): boolean => error instanceof StorageError && error.code === 'DATA_FULL'

const restoredLine = (aside: string | undefined): LogLine => ({
  level: 'warn',
  message: 'a restored database has taken its place',
  detail: aside === undefined ? {} : { aside },
})
