import { StorageError } from '../journal/storage-error.ts'
import { inTransaction } from './database.ts'
import { type Reply, type Request, toWire } from './thread-message.ts'
import type { WriteSession } from './write-session.ts'

/** Group commit: everything of one sort that waits becomes one transaction, and is answered after it. */
export class CommitLoop {
  readonly #open: () => WriteSession
  readonly #answer: (replies: readonly Reply[]) => void
  #session: WriteSession
  #failure: unknown

  constructor(open: () => WriteSession, answer: (replies: readonly Reply[]) => void) {
    this.#open = open
    this.#answer = answer
    this.#session = open()
  }

  get session(): WriteSession {
    return this.#session
  }

  /** `requests` in the order in which they came; their answers leave in the same order. */
  commit(requests: readonly Request[]): void {
    for (const group of groups(requests)) this.#answer(this.#commitGroup(group))
  }

  /** Forgets everything that was prepared before the failure and makes sure that a write succeeds. */
  recover(): void {
    if (this.#failure === undefined) return
    if (this.#session.db.isOpen) this.#session.db.close()
    this.#session = this.#open()
    inTransaction(this.#session.db, () => this.#session.log.moveCursor('*recovered', 0))
    this.#failure = undefined
  }

  #commitGroup(group: readonly Request[]): Reply[] {
    const isAppend = group[0]?.op === 'append'
    try {
      if (isAppend && this.#failure !== undefined) throw this.#failure
      return inTransaction(this.#session.db, () => group.map(request => this.#write(request)))
    } catch (error) {
      const refusal = isAppend ? failureOf(error) : error
      if (isAppend) this.#failure = refusal
      return group.map(({ id }) => ({ id, error: toWire(refusal) }))
    }
  }

  #write({ id, op, args }: Request): Reply {
    const write = this.#session.writes[op as keyof WriteSession['writes']] as (...given: unknown[]) => unknown
    return { id, value: write(...args) }
  }
}

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

const failureOf = (error: unknown): StorageError =>
  error instanceof StorageError ? error : new StorageError('JOURNAL_FAILED', toWire(error).message, error)
