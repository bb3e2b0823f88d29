import { DatabaseSync } from 'node:sqlite'
import type { DurationMs } from '../domain/model/time.ts'

/**
 * Whoever closes a database as the last one, SQLite has bring in and remove the write-ahead log; and `process.exit`
 * closes what the threads have open, though nobody wrote down that it was closed (`data-state.ts`), so that the next
 * start missed the log. A connection of the main thread stays open to the end of the process: with one, a failed start,
 * a second signal and a thread that dies leave the log as a kill does. Close it after the writer.
 */
export function keepLog(file: string, lockWaitMsMax: DurationMs): { close(): void } {
  const db = new DatabaseSync(file, { timeout: lockWaitMsMax })
  kept.add(db)
  // It counts as open from its first read.
  db.prepare('PRAGMA user_version').get()
  return {
    close() {
      kept.delete(db)
      db.close()
    },
  }
}

/** A start that fails forgets its storage: what is collected would be closed. */
const kept = new Set<DatabaseSync>()
