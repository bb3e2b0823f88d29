import type { DatabaseSync } from 'node:sqlite'
import { encode } from './encoding.ts'
import type { Seq } from './journal.ts'

/**
 * A row a batch. `changes` stands before `entries` so that reading the alert events alone never follows the pages of
 * the readings; the partial index skips batches that have none. There is no index by device: it would multiply what
 * is written several times over.
 */
export const logTables = `
  CREATE TABLE batch (last INTEGER PRIMARY KEY, first INTEGER NOT NULL, changes BLOB, entries BLOB NOT NULL);
  CREATE INDEX batch_with_changes ON batch (last) WHERE changes IS NOT NULL;
  CREATE TABLE log_place (name TEXT PRIMARY KEY, seq INTEGER NOT NULL) WITHOUT ROWID;
`

/** A batch as it travels to the writer: made into JSON where it was made, compressed where it is written. */
export interface PackedBatch {
  readonly size: number
  readonly entries: string
  readonly changes: string | null
}

/** Numbers lie in one table with the cursors; this one is the log's own. */
const prunedPlace = '*pruned'

/** The writing side of the log. Everything runs in the transaction of the caller. */
export function openLog(db: DatabaseSync) {
  const insert = db.prepare('INSERT INTO batch (last, first, changes, entries) VALUES (?, ?, ?, ?)')
  const move = db.prepare(`
    INSERT INTO log_place (name, seq) VALUES (?, ?)
    ON CONFLICT (name) DO UPDATE SET seq = max(seq, excluded.seq)`)
  const nextRows = db.prepare('SELECT last FROM batch WHERE last <= ? ORDER BY last LIMIT ?')
  const remove = db.prepare('DELETE FROM batch WHERE last <= ?')
  let head = readHead(db)

  return {
    /** Its first number; an empty batch is not written and has none to itself. */
    append(batch: PackedBatch): Seq {
      const first = head + 1
      if (batch.size === 0) return first
      head += batch.size
      insert.run(head, first, batch.changes === null ? null : encode(batch.changes), encode(batch.entries))
      return first
    },
    moveCursor(name: string, to: Seq): void {
      move.run(name, to)
    },
    /** Removes at most `batchesMax` batches; answers whether any was there. */
    prune(upTo: Seq, batchesMax: number): boolean {
      const last = nextRows.all(upTo, batchesMax).at(-1)?.last
      if (last === undefined) return false
      remove.run(last)
      move.run(prunedPlace, last)
      return true
    },
  }
}

export type Log = ReturnType<typeof openLog>

export function readHead(db: DatabaseSync): Seq {
  const last = db.prepare('SELECT max(last) AS last FROM batch').get()?.last
  // A log that was pruned to its end still knows its numbers.
  return Math.max(Number(last ?? 0), readPruned(db))
}

export const readPruned = (db: DatabaseSync): Seq => readPlace(db, prunedPlace)

export const readPlace = (db: DatabaseSync, name: string): Seq =>
  Number(db.prepare('SELECT seq FROM log_place WHERE name = ?').get(name)?.seq ?? 0)
