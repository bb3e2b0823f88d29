import type { DatabaseSync } from 'node:sqlite'
import type { AlertChange } from '../domain/model/alert.ts'
import { readLineage } from './branch-table.ts'
import { unseal, unsealText } from './encoding.ts'
import { decodeEntries } from './entries-decoder.ts'
import type { Branch, CommittedBatch, NumberedChange, Seq } from './journal.ts'
import { logSize } from './log-size.ts'
import { readHead, readPlace, readPruned } from './log-table.ts'
import { numberedChanges } from './numbering.ts'
import { StorageError } from './storage-error.ts'
import { parseChanges } from './stored-changes.ts'
import { readWords } from './word-table.ts'
import type { Word, Words } from './words.ts'

/**
 * A batch as it lies in the database, and as it travels from a reader thread: a twentieth of what it unpacks to. It is
 * unpacked where it is used.
 */
export interface PackedBatch {
  readonly first: Seq
  readonly last: Seq
  readonly entries: Uint8Array
  readonly changes: Uint8Array | null
}

/** The reading side of the log. Each call is one short read transaction. */
export function logReads(db: DatabaseSync) {
  const after = db.prepare('SELECT last, first, changes, entries FROM batch WHERE last > ? ORDER BY last')
  const changed = db.prepare(`
    SELECT last, changes FROM batch INDEXED BY batch_with_changes
    WHERE last > ? AND changes IS NOT NULL ORDER BY last`)

  return {
    read(seq: Seq, entriesMax: number): PackedBatch[] {
      const found: PackedBatch[] = []
      let room = entriesMax
      for (const row of after.iterate(seq)) {
        room -= Number(row.last) - Number(row.first) + 1
        if (found.length > 0 && room < 0) break
        found.push(row as unknown as PackedBatch)
      }
      return found
    },
    readChanges(seq: Seq, limit: number): NumberedChange[] {
      const found: NumberedChange[] = []
      for (const row of changed.iterate(seq)) {
        const changes = undamaged<AlertChange[]>(Number(row.last), () =>
          parseChanges(unsealText(row.changes as Uint8Array)),
        )
        found.push(...numberedChanges({ changes, last: Number(row.last) }).filter(next => next.seq > seq))
        if (found.length >= limit) break
      }
      return found.slice(0, limit)
    },
    head: (): Seq => readHead(db),
    oldest: (): Seq => readPruned(db),
    lineage: (): Branch[] => readLineage(db),
    cursor: (name: string): Seq => readPlace(db, name),
    words: (): Word[] => readWords(db),
    ...logSize(db),
  }
}

/** Throws `DATA_DAMAGED` where it cannot be read: the trouble of whoever wants this one. */
export const unpackBatch = ({ first, last, entries, changes }: PackedBatch, words: Words): CommittedBatch =>
  undamaged(last, () => ({
    first,
    last,
    entries: decodeEntries(unseal(entries), words),
    changes: changes === null ? [] : parseChanges(unsealText(changes)),
  }))

/** Nothing but damage makes of a batch that was written one that cannot be read. */
function undamaged<T>(last: Seq, read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw new StorageError(
      'DATA_DAMAGED',
      `The batch of the log that ends with number ${last} cannot be read.`,
      error,
    )
  }
}
