import type { CommittedBatch, NumberedChange, Seq } from '../../journal/journal.ts'

/** The newest changes of the log, in memory: from them live clients are served without a look at the disk. */
export class RecentChanges {
  readonly #countMax: number
  readonly #changes: NumberedChange[] = []
  #from: Seq
  #head: Seq

  constructor(head: Seq, countMax: number) {
    this.#from = head
    this.#head = head
    this.#countMax = countMax
  }

  /** The last number of the log that is known here. */
  get head(): Seq {
    return this.#head
  }

  add(batch: CommittedBatch): void {
    if (batch.last <= this.#head) return
    if (batch.first > this.#head + 1) this.#startAgain(batch.first - 1)
    const first = batch.first + batch.entries.length
    batch.changes.forEach((change, j) => {
      this.#changes.push({ seq: first + j, change })
    })
    this.#head = batch.last
    this.#forgetOldest()
  }

  /** The changes after a number, or `undefined` where they reach further back than what is held. */
  after(seq: Seq): readonly NumberedChange[] | undefined {
    if (seq < this.#from) return undefined
    const start = this.#changes.findLastIndex(change => change.seq <= seq) + 1
    return this.#changes.slice(start)
  }

  /** A batch was missed: what is held is no longer without a gap. The readers get it from the journal. */
  #startAgain(from: Seq): void {
    this.#changes.length = 0
    this.#from = from
  }

  /** A quarter at a time, so that one event does not move the whole list. */
  #forgetOldest(): void {
    const excess = this.#changes.length - this.#countMax
    if (excess <= 0) return
    const dropped = this.#changes.splice(0, Math.max(excess, Math.ceil(this.#countMax / 4)))
    this.#from = dropped.at(-1)?.seq ?? this.#from
  }
}
