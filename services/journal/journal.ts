import type { AlertChange } from '../domain/model/alert.ts'
import type { Input } from '../domain/model/input.ts'
import type { SiteId } from '../domain/model/place.ts'
import type { Acceptance } from '../domain/model/reading.ts'
import type { Instant } from '../domain/model/time.ts'

/** A position in the log. Grows by one for each entry and each change; never reused, never reordered. */
export type Seq = number

/** An input as it was applied. */
export interface Entry {
  readonly site: SiteId
  readonly now: Instant
  readonly input: Input
  /** For a reading: how it was judged, so that readers of the log need no state of their own. */
  readonly acceptance?: Acceptance
}

/** What is committed together or not at all: inputs and everything that follows from them. */
export interface Batch {
  readonly entries: readonly Entry[]
  readonly changes: readonly AlertChange[]
}

/**
 * A batch with its numbers: entry `i` has `first + i`, change `j` has `first + entries.length + j`, and `last` is
 * the last of them.
 */
export interface CommittedBatch extends Batch {
  readonly first: Seq
  readonly last: Seq
}

export interface NumberedChange {
  readonly seq: Seq
  readonly change: AlertChange
}

/**
 * A stretch of the log's life, under a random id. A log that was put back to an earlier state gives numbers again that
 * another copy of it gave to something else; each such stretch is a branch of its own, so that a number and its branch
 * together always mean the same place.
 */
export interface Branch {
  readonly id: string
  /** Its numbers are those after this one, up to where the next branch begins. */
  readonly after: Seq
}

export interface Snapshot {
  /** The state after the batch that ends with this number. */
  readonly seq: Seq
  /** State of another domain version is brought up to date by replaying, its differences marked. */
  readonly domainVersion: number
  /** Transferred, not copied, between threads: do not use it after handing it over. */
  readonly body: Uint8Array<ArrayBuffer>
}

/** What one `dropEntries` removed. */
export interface Dropped {
  /** How many of the entries were readings that were kept: what a reader that had not seen them has lost. */
  readonly readings: number
  /** What they took in the log; 0 where nothing was left to drop. */
  readonly bytes: number
  /** Everything up to here is done: the next call goes on after it. */
  readonly upTo: Seq
}

/**
 * The log, and the readers' places in it. Every implementation passes `journal/testing/contract.ts`.
 *
 * - `append` resolves when the batch will survive a power cut, in the order of the calls; an empty batch is not
 *   written. If it rejects, nothing of the batch is in the log, and no later append succeeds until `recover`.
 * - `read` gives whole batches with `last > after`, in order, about `entriesMax` entries at the most (at least one
 *   batch where there is one).
 * - `readChanges` gives the alert events with `seq > after`, in order; batches without one cost it nothing.
 * - `oldest` is the last number that was pruned (0 where none was): a cursor below it has missed something.
 * - `lineage` is the branches of this log, oldest first; the first begins after 0. `branchOff` begins another one at the
 *   head, under a new id; it is durable when it resolves.
 * - A cursor that was never moved is 0. `moveCursor` is durable when it resolves and never moves backwards.
 * - `saveSnapshot` keeps the last two; `latestSnapshot` is the newest one that is undamaged.
 * - `prune` removes whole batches with `last <= upTo`; the caller answers for what still needs them.
 * - `dropEntries` removes the entries of the oldest batches with `after < last <= upTo` that have any, a small share at
 *   a time: call it until it answers 0 bytes. Alert events keep their numbers, so a cursor misses nothing; a batch
 *   without any goes whole; the numbers of what went are missing between batches from then on. It stops at the older of
 *   the two kept snapshots, as a replay may have to begin there.
 * - `bytesAfter` is about what the batches with `last > after` take: an estimate at the cost of some look-ups.
 * - `close` waits for what was asked; whatever comes after it rejects with `STORAGE_CLOSED`.
 */
export interface Journal {
  append(batch: Batch): Promise<CommittedBatch>
  recover(): Promise<void>
  read(after: Seq, entriesMax: number): Promise<CommittedBatch[]>
  readChanges(after: Seq, limit: number): Promise<NumberedChange[]>
  head(): Promise<Seq>
  oldest(): Promise<Seq>
  lineage(): Promise<readonly Branch[]>
  branchOff(): Promise<void>
  cursor(name: string): Promise<Seq>
  moveCursor(name: string, to: Seq): Promise<void>
  saveSnapshot(snapshot: Snapshot): Promise<void>
  latestSnapshot(): Promise<Snapshot | undefined>
  prune(upTo: Seq): Promise<void>
  dropEntries(after: Seq, upTo: Seq): Promise<Dropped>
  bytesAfter(after: Seq): Promise<number>
  close(): Promise<void>
}
