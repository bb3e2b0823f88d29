import type { DatabaseSync } from 'node:sqlite'
import type { DurationMs } from '../domain/model/time.ts'
import type { LogLine } from './thread-message.ts'
import { toWire } from './thread-message.ts'

interface Frames {
  readonly log: number
  readonly checkpointed: number
}

export interface CheckpointOptions {
  readonly walFramesMax: number
  /** Copies what it can in another thread, while commits go on. */
  readonly copyAside: () => Promise<void>
  readonly log: (line: LogLine) => void
}

/** Where copying aside cannot keep up, commits have to wait for it: at so many times the usual length. */
const runawayFactor = 8
const holdBackMsMax: DurationMs = 200
const cutMsMax: DurationMs = 20

/** Rounds aside before the writer finishes whatever is left: under load each leaves what came meanwhile. */
const roundsMax = 4

/**
 * Keeps the write-ahead log short without holding up commits: another thread copies most of it into the database, the
 * writer the little that came meanwhile, and the next commit starts the log from its beginning. (Checkpoints by the
 * writer alone cost commits 22–64 ms at 60,000 readings/s.)
 */
export class Checkpoints {
  readonly #options: CheckpointOptions
  #running = false
  #heldBackAt = 0
  #isBeingRead = false
  #stopped = false
  #isFailing = false

  constructor(options: CheckpointOptions) {
    this.#options = options
  }

  /** Throws nothing: what was committed stays so, wherever it lies. */
  afterCommit(session: () => DatabaseSync): void {
    try {
      const frames = framesOf(session())
      this.#holdBack(session(), frames.log)
      if (this.#running || waiting(frames) < this.#options.walFramesMax) return
    } catch (error) {
      this.#failed(error)
      return
    }
    this.#running = true
    this.#run(session)
      .then(() => this.#succeeded())
      .catch(error => this.#failed(error))
      .finally(() => {
        this.#running = false
      })
  }

  /** At once and by the caller itself, so that its next write begins the log anew. */
  now(db: DatabaseSync): void {
    try {
      checkpoint(db)
      this.#succeeded()
    } catch (error) {
      this.#failed(error)
    }
  }

  /** A backup reads one moment for as long as it takes: commits that waited for it would wait in vain. */
  beingRead(whole: boolean): void {
    this.#isBeingRead = whole
  }

  stop(): void {
    this.#stopped = true
  }

  async #run(session: () => DatabaseSync): Promise<void> {
    for (let round = 0; round < roundsMax; round += 1) {
      await this.#options.copyAside().catch(() => {
        // The writer finishes, or says why it cannot.
      })
      if (this.#stopped || !session().isOpen) return
      if (waiting(framesOf(session())) <= this.#options.walFramesMax / 4) break
    }
    checkpoint(session())
  }

  /** Tried again only when as much has come again: whoever reads for minutes must not slow each commit. */
  #holdBack(db: DatabaseSync, log: number): void {
    const runaway = this.#options.walFramesMax * runawayFactor
    if (log < runaway) this.#heldBackAt = 0
    if (this.#isBeingRead || log < this.#heldBackAt + runaway) return
    this.#heldBackAt = log
    checkpointAll(db, holdBackMsMax)
  }

  /** Said once: while it cannot be copied, it is tried again after each commit. */
  #failed(error: unknown): void {
    if (this.#stopped || this.#isFailing) return
    this.#isFailing = true
    const detail = { error: toWire(error).message }
    this.#options.log({ level: 'warn', message: 'the write-ahead log cannot be copied; it stays', detail })
  }

  #succeeded(): void {
    if (!this.#isFailing || this.#stopped) return
    this.#isFailing = false
    this.#options.log({ level: 'info', message: 'the write-ahead log is copied again', detail: {} })
  }
}

/** Copies what no reader still needs in the log, without waiting for anybody. */
export function checkpoint(db: DatabaseSync): void {
  db.prepare('PRAGMA wal_checkpoint(PASSIVE)').get()
}

/** Copies all of the log, waiting so long for whoever is in the way; what is left then stays. */
function checkpointAll(db: DatabaseSync, waitMsMax: DurationMs): void {
  const usual = Number(db.prepare('PRAGMA busy_timeout').get()?.timeout)
  db.exec(`PRAGMA busy_timeout = ${waitMsMax}`)
  db.prepare('PRAGMA wal_checkpoint(FULL)').get()
  db.exec(`PRAGMA busy_timeout = ${usual}`)
}

/** Copies all of the log and cuts it off: what is overwritten in the database stands nowhere else. Answers whether it could. */
export function cutLog(db: DatabaseSync): boolean {
  const usual = Number(db.prepare('PRAGMA busy_timeout').get()?.timeout)
  db.exec(`PRAGMA busy_timeout = ${cutMsMax}`)
  try {
    return db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.busy === 0
  } catch {
    return false
  } finally {
    db.exec(`PRAGMA busy_timeout = ${usual}`)
  }
}

/** Frames in the log, and how many of them are in the database too. Asking costs some microseconds, no more. */
const framesOf = (db: DatabaseSync): Frames =>
  db.prepare('PRAGMA wal_checkpoint(NOOP)').get() as unknown as Frames

const waiting = ({ log, checkpointed }: Frames): number => log - checkpointed
