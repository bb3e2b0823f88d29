import type { DatabaseSync } from 'node:sqlite'
import type { AlertChange } from '../domain/model/alert.ts'
import { readLineage } from './branch-table.ts'
import { decode } from './encoding.ts'
import type { Branch, CommittedBatch, Entry, NumberedChange, Seq } from './journal.ts'
import { logSize } from './log-size.ts'
import { readHead, readPlace, readPruned } from './log-table.ts'
import { numberedChanges } from './numbering.ts'

/** A batch as it travels from a reader thread: unpacked there, parsed where it is used. */
export interface UnpackedBatch {
  readonly first: Seq
  readonly last: Seq
  readonly entries: string
  readonly changes: string | null
}

/** The reading side of the log. Each call is one short read transaction. */
export function logReads(db: DatabaseSync) {
  const after = db.prepare('SELECT last, first, changes, entries FROM batch WHERE last > ? ORDER BY last')
  const changed = db.prepare(`
    SELECT last, changes FROM batch INDEXED BY batch_with_changes
    WHERE last > ? AND changes IS NOT NULL ORDER BY last`)

  return {
    read(seq: Seq, entriesMax: number): UnpackedBatch[] {
      const found: UnpackedBatch[] = []
      let room = entriesMax
      for (const row of after.iterate(seq)) {
        const batch = unpack(row)
        room -= batch.last - batch.first + 1
        if (found.length > 0 && room < 0) break
        found.push(batch)
      }
      return found
    },
    readChanges(seq: Seq, limit: number): NumberedChange[] {
      const found: NumberedChange[] = []
      for (const row of changed.iterate(seq)) {
        const changes: AlertChange[] = JSON.parse(decode(row.changes as Uint8Array))
        found.push(...numberedChanges({ changes, last: Number(row.last) }).filter(next => next.seq > seq))
        if (found.length >= limit) break
      }
      return found.slice(0, limit)
    },
    head: (): Seq => readHead(db),
    oldest: (): Seq => readPruned(db),
    lineage: (): Branch[] => readLineage(db),
    cursor: (name: string): Seq => readPlace(db, name),
    ...logSize(db),
  }
}

export function parseBatch({ first, last, entries, changes }: UnpackedBatch): CommittedBatch {
  const parsed: Entry[] = JSON.parse(entries)
  return { first, last, entries: parsed, changes: changes === null ? [] : JSON.parse(changes) }
}

const unpack = (row: Record<string, unknown>): UnpackedBatch => ({
  first: Number(row.first),
  last: Number(row.last),
  entries: decode(row.entries as Uint8Array),
  changes: row.changes === null ? null : decode(row.changes as Uint8Array),
})
