import { DatabaseSync } from 'node:sqlite'
import { StorageError } from '../journal/storage-error.ts'

/**
 * Two servers on one database would give the same numbers twice. The lock is one that the system takes back when the
 * process dies, however it dies: SQLite's own, on an empty file beside the database.
 */
export function holdFolder(file: string): { close(): void } {
  const db = new DatabaseSync(`${file}.lock`)
  try {
    db.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
    return db
  } catch (error) {
    db.close()
    throw new StorageError('DATA_IN_USE', `(${file})`, error)
  }
}
