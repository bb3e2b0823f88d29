import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { StorageError } from '../journal/storage-error.ts'

/**
 * Two servers on one database would give the same numbers twice. The lock is one that the system takes back when the
 * process dies, however it dies: SQLite's own, on an empty file beside the database.
 */
export function holdFolder(file: string): { close(): void } {
  // Who only looks whether it is held is in the way for an instant.
  const db = new DatabaseSync(lockOf(file), { timeout: 100 })
  try {
    db.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
    return db
  } catch (error) {
    db.close()
    throw new StorageError('DATA_IN_USE', `(${file})`, error)
  }
}

/** Whether a server runs on it now; nothing is changed or made. */
export function isHeld(file: string): boolean {
  if (!existsSync(lockOf(file))) return false
  const db = new DatabaseSync(lockOf(file), { readOnly: true })
  try {
    db.prepare('SELECT count(*) FROM sqlite_schema').get()
    return false
  } catch (error) {
    if ((error as { errcode?: number }).errcode === BUSY) return true
    throw error
  } finally {
    db.close()
  }
}

const lockOf = (file: string): string => `${file}.lock`

/** https://www.sqlite.org/rescode.html#busy */
const BUSY = 5
