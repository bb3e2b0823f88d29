import type { AlertChange } from '../domain/model/alert.ts'
import type { Consequence } from '../domain/model/input.ts'
import type { Batch, CommittedBatch, Entry } from '../journal/journal.ts'
import type { Done } from './intake.ts'

export interface CommitQueueOptions {
  readonly append: (batch: Batch) => Promise<CommittedBatch>
  /** Called for each input, in their order, after the commit that carries them, or after it failed. */
  readonly answer: (done: Done, consequence: Consequence, committed: boolean) => void
  /** What follows from a commit, before the inputs' own answers. */
  readonly onCommitted: (batch: CommittedBatch) => void
  /** The journal refused a batch: nothing of it, nor of what was queued behind it, is in the log. */
  readonly onFailed: (error: unknown) => void
  /** Runs `flush` when the turn that brought the input is over: what one read of a socket brought goes together. */
  readonly soon: (flush: () => void) => void
  /** Runs `flush` when a batch has gathered for as long as it may; answers how to call that off. */
  readonly later: (flush: () => void) => () => void
}

/** Side by side rather than an object for each input: ten thousand wait for their commit under load. */
interface Pending {
  readonly entries: Entry[]
  readonly changes: AlertChange[]
  readonly consequences: Consequence[]
  readonly dones: Done[]
}

const nothing = (): Pending => ({ entries: [], changes: [], consequences: [], dones: [] })

/** From a batch of so many on there is load, and the next one is worth waiting for. */
export const LOAD_FROM = 3
/** With so many it is worth a commit, however short the wait was. */
export const GATHERED_MAX = 256

/**
 * Group commit: while one batch is being written, the next one gathers, and under load it gathers a little longer, since
 * a commit costs ten times what a reading does. One that carries an alert waits for nothing, not even for the one
 * before it.
 */
export class CommitQueue {
  readonly #options: CommitQueueOptions
  #gathering = nothing()
  #inFlight = 0
  #flushIsDue = false
  #lastCount = 0
  #callOff: (() => void) | undefined
  #failed = false
  #idle: (() => void)[] = []

  constructor(options: CommitQueueOptions) {
    this.#options = options
  }

  /** Inputs whose answer is still to come. */
  get waiting(): number {
    return this.#gathering.dones.length + this.#unsettled
  }
  #unsettled = 0

  /** `entry` is absent for an input from which nothing follows: it is answered in its turn. */
  add(entry: Entry | undefined, consequence: Consequence, done: Done): void {
    const { entries, changes, consequences, dones } = this.#gathering
    if (entry !== undefined) entries.push(entry)
    for (const change of consequence.changes) changes.push(change)
    consequences.push(consequence)
    dones.push(done)
    if (consequence.changes.length > 0) this.#flushSoon()
    else if (this.#inFlight === 0) this.#flushInTime()
  }

  /** Resolves when everything that was added is settled. */
  drained(): Promise<void> {
    if (this.waiting === 0) return Promise.resolve()
    if (this.#callOff !== undefined) this.#flushSoon()
    return new Promise(resolve => this.#idle.push(resolve))
  }

  #flushInTime(): void {
    const isLoad = this.#lastCount >= LOAD_FROM && this.#gathering.dones.length < GATHERED_MAX
    // Whoever waits for the end of it waits for no more to come.
    if (!isLoad || this.#idle.length > 0) this.#flushSoon()
    else this.#callOff ??= this.#options.later(() => this.#flush())
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
    this.#callOff?.()
    this.#callOff = undefined
    if (this.#gathering.dones.length === 0) return
    this.#lastCount = this.#gathering.dones.length
    const gathered = this.#gathering
    const { entries, changes } = gathered
    this.#gathering = nothing()
    this.#inFlight++
    this.#unsettled += gathered.dones.length
    this.#options.append({ entries, changes }).then(
      batch => this.#settle(gathered, batch),
      error => this.#fail(gathered, error),
    )
  }

  #settle(gathered: Pending, batch: CommittedBatch): void {
    if (batch.entries.length > 0) this.#options.onCommitted(batch)
    this.#answered(gathered, true)
  }

  #fail(gathered: Pending, error: unknown): void {
    this.#failed = true
    this.#answered(gathered, false)
    if (this.#inFlight > 0) return
    // Everything behind the failed batch was computed on a state that the journal never saw.
    this.#failed = false
    const behind = this.#gathering
    this.#gathering = nothing()
    this.#answer(behind, false)
    this.#options.onFailed(error)
  }

  #answer({ dones, consequences }: Pending, committed: boolean): void {
    for (let i = 0; i < dones.length; i++)
      this.#options.answer(dones[i] as Done, consequences[i] as Consequence, committed)
  }

  #answered(gathered: Pending, committed: boolean): void {
    this.#inFlight--
    this.#answer(gathered, committed)
    this.#unsettled -= gathered.dones.length
    if (!this.#failed && this.#inFlight === 0 && this.#gathering.dones.length > 0) this.#flushInTime()
    if (this.waiting === 0) for (const resolve of this.#idle.splice(0)) resolve()
  }
}
