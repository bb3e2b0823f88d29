import type { AlertChange } from '../domain/model/alert.ts'
import type { Batch, CommittedBatch, Entry } from '../journal/journal.ts'

/** Called in the order of the inputs, after the commit that carries them, or after it failed. */
export type Settle = (committed: boolean) => void

export interface CommitQueueOptions {
  readonly append: (batch: Batch) => Promise<CommittedBatch>
  /** What follows from a commit, before the inputs' own answers. */
  readonly onCommitted: (batch: CommittedBatch) => void
  /** The journal refused a batch: nothing of it, nor of what was queued behind it, is in the log. */
  readonly onFailed: (error: unknown) => void
  /** Runs `flush` when the turn that brought the input is over: what one read of a socket brought goes together. */
  readonly soon: (flush: () => void) => void
}

interface Pending {
  entries: Entry[]
  changes: AlertChange[]
  settles: Settle[]
}

const nothing = (): Pending => ({ entries: [], changes: [], settles: [] })

/**
 * Group commit: while one batch is being written, the next one gathers. One that carries an alert does not wait for
 * the one before it.
 */
export class CommitQueue {
  readonly #options: CommitQueueOptions
  #gathering = nothing()
  #inFlight = 0
  #flushIsDue = false
  #failed = false
  #idle: (() => void)[] = []

  constructor(options: CommitQueueOptions) {
    this.#options = options
  }

  /** Inputs whose answer is still to come. */
  get waiting(): number {
    return this.#gathering.settles.length + this.#unsettled
  }
  #unsettled = 0

  /** `entry` is absent for an input from which nothing follows: it is answered in its turn. */
  add(entry: Entry | undefined, changes: readonly AlertChange[], settle: Settle): void {
    if (entry !== undefined) this.#gathering.entries.push(entry)
    for (const change of changes) this.#gathering.changes.push(change)
    this.#gathering.settles.push(settle)
    if (this.#inFlight === 0 || changes.length > 0) this.#flushSoon()
  }

  /** Resolves when everything that was added is settled. */
  drained(): Promise<void> {
    if (this.waiting === 0) return Promise.resolve()
    return new Promise(resolve => this.#idle.push(resolve))
  }

  #flushSoon(): void {
    if (this.#flushIsDue) return
    this.#flushIsDue = true
    this.#options.soon(() => {
      this.#flushIsDue = false
      this.#flush()
    })
  }

  #flush(): void {
    if (this.#gathering.settles.length === 0) return
    const { entries, changes, settles } = this.#gathering
    this.#gathering = nothing()
    this.#inFlight++
    this.#unsettled += settles.length
    this.#options.append({ entries, changes }).then(
      batch => this.#settle(settles, batch),
      error => this.#fail(settles, error),
    )
  }

  #settle(settles: readonly Settle[], batch: CommittedBatch): void {
    if (batch.entries.length > 0) this.#options.onCommitted(batch)
    this.#answer(settles, true)
  }

  #fail(settles: readonly Settle[], error: unknown): void {
    this.#failed = true
    this.#answer(settles, false)
    if (this.#inFlight > 0) return
    // Everything behind the failed batch was computed on a state that the journal never saw.
    this.#failed = false
    const { settles: behind } = this.#gathering
    this.#gathering = nothing()
    for (const settle of behind) settle(false)
    this.#options.onFailed(error)
  }

  #answer(settles: readonly Settle[], committed: boolean): void {
    this.#inFlight--
    for (const settle of settles) settle(committed)
    this.#unsettled -= settles.length
    if (!this.#failed && this.#inFlight === 0 && this.#gathering.settles.length > 0) this.#flushSoon()
    if (this.waiting === 0) for (const resolve of this.#idle.splice(0)) resolve()
  }
}
