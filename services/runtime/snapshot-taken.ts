import type { Seq, Snapshot } from '../journal/journal.ts'

/** What the second thread answers. */
export interface SnapshotTaken {
  readonly snapshot: Snapshot
  readonly entries: number
  readonly diverged: readonly Seq[]
}
