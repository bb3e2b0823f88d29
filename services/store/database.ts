import { DatabaseSync } from 'node:sqlite'
import type { DurationMs } from '../domain/model/time.ts'

export interface WritableOptions {
  readonly bytesMax: number
  readonly lockWaitMsMax: DurationMs
}

export function openWritable(file: string, { bytesMax, lockWaitMsMax }: WritableOptions): DatabaseSync {
  const db = new DatabaseSync(file, { timeout: lockWaitMsMax })
  // FULL: a commit has been synced when it returns. Checkpoints are ours to time (`checkpoint.ts`); a write-ahead
  // log that once had to grow is cut back to 64 MiB.
  db.exec(`
    PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0;
    PRAGMA journal_size_limit = 67108864; PRAGMA cache_size = -16384`)
  if (bytesMax > 0) limitBytes(db, bytesMax)
  return db
}

/** Not below what it has already. */
export function limitBytes(db: DatabaseSync, bytesMax: number): void {
  db.exec(`PRAGMA max_page_count = ${Math.min(pagesMax, Math.floor(bytesMax / pageBytes(db)))}`)
}

/** https://www.sqlite.org/limits.html */
const pagesMax = 0xfffffffe

export function openReadOnly(file: string, lockWaitMsMax: DurationMs): DatabaseSync {
  const db = new DatabaseSync(file, { readOnly: true, timeout: lockWaitMsMax })
  db.exec('PRAGMA cache_size = -8192')
  return db
}

/** What `work` writes is committed when this returns; when it throws, nothing of it is there. */
export function inTransaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    db.exec('COMMIT')
    return result
  } catch (error) {
    // A full disk has already rolled it back.
    if (db.isTransaction) db.exec('ROLLBACK')
    throw error
  }
}

/**
 * For what can be done again from the log: its transaction waits for no disk. The next commit that does wait takes it
 * along; a power cut before that loses it whole.
 */
export function withoutSync<T>(db: DatabaseSync, work: () => T): T {
  db.exec('PRAGMA synchronous = NORMAL')
  try {
    return work()
  } finally {
    db.exec('PRAGMA synchronous = FULL')
  }
}

/** Everything that `work` reads is of one moment. Keep it short: it holds the write-ahead log. */
export function inReadTransaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec('BEGIN')
  try {
    return work()
  } finally {
    db.exec('COMMIT')
  }
}

const pageBytes = (db: DatabaseSync): number => Number(db.prepare('PRAGMA page_size').get()?.page_size)
