import { readPlace } from '../journal/log-table.ts'
import { StorageError } from '../journal/storage-error.ts'
import { inTransaction } from './database.ts'
import type { Room } from './room.ts'
import { type Reply, type Request, toWire } from './thread-message.ts'
import type { WriteSession } from './write-session.ts'

export interface CommitLoopOptions {
  readonly open: () => WriteSession
  readonly room: Room
  readonly answer: (replies: readonly Reply[]) => void
  /** What SQLite reports, as the error that an operator can act on. */
  readonly named: (error: unknown) => unknown
}

/** Group commit: everything of one sort that waits becomes one transaction, and is answered after it. */
export class CommitLoop {
  readonly #options: CommitLoopOptions
  #session: WriteSession
  /** Why the journal takes nothing. */
  #failure: StorageError | undefined

  constructor(options: CommitLoopOptions) {
    this.#options = options
    this.#session = this.#open()
    // There was not even room to open it before the reserve was given up.
    if (options.room.exhausted) this.#failure = failureOf(options.room.shortage(this.#session.db))
  }

  get session(): WriteSession {
    return this.#session
  }

  /** `requests` in the order in which they came; their answers leave in the same order. */
  commit(requests: readonly Request[]): void {
    for (const group of groups(requests)) this.#options.answer(this.#commitGroup(group))
  }

  /** Writes next to nothing, so that from here on there is a write-ahead log; answers whether that was possible. */
  touch(): boolean {
    try {
      this.#touch()
      return true
    } catch {
      return false
    }
  }

  /**
   * Forgets everything that was prepared before the failure and makes sure that a write succeeds. Rejects with what is
   * still wrong. What met damage is not tried again: each try could make it worse, and only a restored copy mends it.
   */
  recover(): void {
    if (this.#failure === undefined) return
    if (codeOf(this.#failure.cause) === 'DATA_DAMAGED') throw this.#failure.cause
    try {
      this.#goOn()
    } catch (error) {
      throw this.#options.named(error)
    }
    this.#failure = undefined
  }

  #goOn(): void {
    const { room } = this.#options
    if (this.#session.db.isOpen) {
      room.regain(this.#session.db)
      this.#session.db.close()
    }
    this.#session = this.#open()
    room.regain(this.#session.db)
    this.#probe()
  }

  /** As large as a commit may well be: where only a little more fits, the next one would fail again. */
  #probe(): void {
    const { db } = this.#session
    inTransaction(db, () =>
      db.exec(`INSERT INTO snapshot_part (snapshot, body) VALUES (0, zeroblob(${probeBytes}))`),
    )
    inTransaction(db, () => db.exec('DELETE FROM snapshot_part WHERE snapshot = 0'))
  }

  /** To another value: the same again would not be written, and nothing waited for the disk. */
  #touch(): void {
    const { db, log } = this.#session
    inTransaction(db, () => log.moveCursor(touchedPlace, readPlace(db, touchedPlace) + 1))
  }

  #open(): WriteSession {
    const session = this.#options.open()
    this.#options.room.opened(session.db)
    return session
  }

  #commitGroup(group: readonly Request[]): Reply[] {
    const isAppend = group[0]?.op === 'append'
    try {
      if (isAppend && this.#failure !== undefined) throw this.#failure
      return inTransaction(this.#session.db, () => group.map(request => this.#write(request)))
    } catch (error) {
      const refusal = isAppend ? this.#refusal(error) : (this.#failure ?? this.#options.named(error))
      return group.map(({ id }) => ({ id, error: toWire(refusal) }))
    }
  }

  /** The first failure decides; from then on appends are not even tried. */
  #refusal(error: unknown): StorageError {
    if (this.#failure !== undefined) return this.#failure
    const cause = this.#options.named(error)
    if (codeOf(cause) === 'DATA_FULL') this.#options.room.exhaust(this.#session.db)
    this.#failure = failureOf(cause)
    return this.#failure
  }

  #write({ id, op, args }: Request): Reply {
    const write = this.#session.writes[op as keyof WriteSession['writes']] as (...given: unknown[]) => unknown
    return { id, value: write(...args) }
  }
}

const probeBytes = 131_072

const touchedPlace = '*recovered'

/** Appends among themselves, the rest among themselves: an account that cannot be written refuses no reading. */
function groups(requests: readonly Request[]): Request[][] {
  const found: Request[][] = []
  for (const request of requests) {
    const group = found.at(-1)
    if (group && (group[0]?.op === 'append') === (request.op === 'append')) group.push(request)
    else found.push([request])
  }
  return found
}

const failureOf = (cause: unknown): StorageError =>
  new StorageError('JOURNAL_FAILED', toWire(cause).message, cause)

const codeOf = (error: unknown): unknown => (error as { code?: unknown } | undefined)?.code
