import type { Journal, NumberedChange, Seq } from '../../journal/journal.ts'

/** A stretch of the log: all changes after a cursor up to `upTo`. */
export interface LogPage {
  readonly changes: readonly NumberedChange[]
  readonly upTo: Seq
}

/** `pruned`: something after the cursor is gone. `ahead`: the log does not reach it; it is of another log. */
export async function readLogPage(
  journal: Journal,
  after: Seq,
  limit: number,
): Promise<LogPage | 'pruned' | 'ahead'> {
  const head = await journal.head()
  if (after > head) return 'ahead'
  const changes = await journal.readChanges(after, limit)
  // Asked after reading: what was pruned meanwhile may be missing from the page.
  if (after < (await journal.oldest())) return 'pruned'
  const last = changes.at(-1)?.seq ?? after
  return { changes, upTo: changes.length < limit ? Math.max(head, last) : last }
}
