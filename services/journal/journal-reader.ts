import { DatabaseSync } from 'node:sqlite'
import type { CommittedBatch, NumberedChange, Seq } from './journal.ts'
import { logReads, unpackBatch } from './log-reads.ts'
import { type FoundSnapshot, readLatestSnapshot } from './snapshot-table.ts'
import { wordsIn } from './word-table.ts'

/**
 * The log for a thread that reads it by itself, replay for one. Synchronous and read-only; open it in a thread that
 * may wait, after the storage was opened (which brings the database up to date).
 */
export interface JournalReader {
  read(after: Seq, entriesMax: number): CommittedBatch[]
  readChanges(after: Seq, limit: number): NumberedChange[]
  head(): Seq
  oldest(): Seq
  latestSnapshot(): FoundSnapshot
  close(): void
}

export function openJournalReader(file: string): JournalReader {
  const db = new DatabaseSync(file, { readOnly: true, timeout: 5_000 })
  const log = logReads(db)
  const words = wordsIn(db)
  return {
    read: (after, entriesMax) => log.read(after, entriesMax).map(batch => unpackBatch(batch, words)),
    readChanges: log.readChanges,
    head: log.head,
    oldest: log.oldest,
    latestSnapshot: () => readLatestSnapshot(db),
    close: () => db.close(),
  }
}
