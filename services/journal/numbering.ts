import type { Batch, CommittedBatch, NumberedChange, Seq } from './journal.ts'

export const sizeOf = (batch: Batch): number => batch.entries.length + batch.changes.length

/** A batch that follows the number `head`. */
export const numbered = (batch: Batch, head: Seq): CommittedBatch => ({
  entries: batch.entries,
  changes: batch.changes,
  first: head + 1,
  last: head + sizeOf(batch),
})

/** The changes are the last numbers of their batch. */
export const numberedChanges = ({
  changes,
  last,
}: Pick<CommittedBatch, 'changes' | 'last'>): NumberedChange[] =>
  changes.map((change, i) => ({ seq: last - changes.length + 1 + i, change }))
