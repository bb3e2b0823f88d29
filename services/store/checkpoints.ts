import type { DatabaseSync } from 'node:sqlite'
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

  constructor(options: CheckpointOptions) {
    this.#options = options
  }

  afterCommit(session: () => DatabaseSync): void {
    if (this.#running || waiting(session()) < this.#options.walFramesMax) return
    this.#running = true
    this.#run(session)
      .catch(error => this.#failed(error))
      .finally(() => {
        this.#running = false
      })
  }

  async #run(session: () => DatabaseSync): Promise<void> {
    for (let round = 0; round < roundsMax; round += 1) {
      await this.#options.copyAside().catch(error => this.#failed(error))
      if (!session().isOpen) return
      if (waiting(session()) <= this.#options.walFramesMax / 4) break
    }
    checkpoint(session())
  }

  #failed(error: unknown): void {
    const detail = { error: toWire(error).message }
    this.#options.log({ level: 'warn', message: 'the writer checkpoints by itself', detail })
  }
}

/** Copies what no reader still needs in the log, without waiting for anybody. */
export function checkpoint(db: DatabaseSync): void {
  db.prepare('PRAGMA wal_checkpoint(PASSIVE)').get()
}

/** Frames that are not yet in the database. Asking costs some microseconds and does nothing. */
export function waiting(db: DatabaseSync): number {
  const { log, checkpointed } = db.prepare('PRAGMA wal_checkpoint(NOOP)').get() as unknown as Frames
  return log - checkpointed
}
