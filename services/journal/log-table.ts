import type { DatabaseSync } from 'node:sqlite'
import { keptReadings } from './drop.ts'
import { seal, sealText, unseal } from './encoding.ts'
import { decodeEntries } from './entries-decoder.ts'
import { entriesMark } from './entry-form.ts'
import type { Dropped, Seq } from './journal.ts'
import { openWordTable, wordsIn } from './word-table.ts'
import type { Word } from './words.ts'

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

/** A batch as it travels to the writer: made into bytes where it was made, sealed where it is written. */
export interface PackedBatch {
  readonly size: number
  readonly entries: Uint8Array
  readonly changes: string | null
  /** What its entries need that no batch before needed, and how many words there were before. */
  readonly words: readonly Word[]
  readonly wordsBefore: number
}

/** Numbers lie in one table with the cursors; this one is the log's own. */
const prunedPlace = '*pruned'

/** The last number of which the entries were dropped. It may have been the last of all: numbers are never used again. */
const droppedPlace = '*dropped'

const noEntries = seal(Uint8Array.of(entriesMark))
/** As it was before there was this form: JSON with a checksum. */
const noEntriesBytesMax = sealText('[]').length

/** The writing side of the log. Everything runs in the transaction of the caller. */
export function openLog(db: DatabaseSync) {
  const insert = db.prepare('INSERT INTO batch (last, first, changes, entries) VALUES (?, ?, ?, ?)')
  const move = db.prepare(`
    INSERT INTO log_place (name, seq) VALUES (?, ?)
    ON CONFLICT (name) DO UPDATE SET seq = max(seq, excluded.seq)`)
  const nextRows = db.prepare('SELECT last FROM batch WHERE last <= ? ORDER BY last LIMIT ?')
  const remove = db.prepare('DELETE FROM batch WHERE last <= ?')
  const nextWithEntries = db.prepare(`SELECT last, first, changes IS NULL AS quiet, entries FROM batch
    WHERE last > ? AND last <= ? AND length(entries) > ${noEntriesBytesMax} ORDER BY last LIMIT 1`)
  const removeOne = db.prepare('DELETE FROM batch WHERE last = ?')
  const strip = db.prepare('UPDATE batch SET first = ?, entries = ? WHERE last = ?')
  const wordTable = openWordTable(db)
  const words = wordsIn(db)
  let head = readHead(db)

  function dropOne(row: Record<string, unknown>): { bytes: number; entries: number; readings: number } {
    const stored = row.entries as Uint8Array
    const entries = decodeEntries(unseal(stored), words)
    const last = Number(row.last)
    if (row.quiet) removeOne.run(last)
    else strip.run(Number(row.first) + entries.length, noEntries, last)
    move.run(droppedPlace, last)
    return { bytes: stored.length, entries: entries.length, readings: keptReadings(entries) }
  }

  return {
    /** Its first number; an empty batch is not written and has none to itself. */
    append(batch: PackedBatch): Seq {
      const first = head + 1
      if (batch.size === 0) return first
      head += batch.size
      wordTable.add(batch.words, batch.wordsBefore)
      insert.run(head, first, batch.changes === null ? null : sealText(batch.changes), seal(batch.entries))
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
    /** The entries of a batch or more, about `entriesMax` at the most. */
    drop(after: Seq, upTo: Seq, entriesMax: number): Dropped {
      const dropped = { readings: 0, bytes: 0, upTo: after }
      for (let room = entriesMax; room > 0; ) {
        const row = nextWithEntries.get(dropped.upTo, upTo)
        if (row === undefined) return { ...dropped, upTo: Math.max(dropped.upTo, upTo) }
        const { entries, ...taken } = dropOne(row)
        dropped.bytes += taken.bytes
        dropped.readings += taken.readings
        dropped.upTo = Number(row.last)
        room -= entries
      }
      return dropped
    },
  }
}

export type Log = ReturnType<typeof openLog>

export function readHead(db: DatabaseSync): Seq {
  const last = db.prepare('SELECT max(last) AS last FROM batch').get()?.last
  // A log of which the end was removed still knows its numbers.
  return Math.max(Number(last ?? 0), readPruned(db), readPlace(db, droppedPlace))
}

export const readPruned = (db: DatabaseSync): Seq => readPlace(db, prunedPlace)

export const readPlace = (db: DatabaseSync, name: string): Seq =>
  Number(db.prepare('SELECT seq FROM log_place WHERE name = ?').get(name)?.seq ?? 0)
