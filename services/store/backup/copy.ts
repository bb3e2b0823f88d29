import { closeSync, openSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { syncPath } from '../sync-path.ts'
import { type BackupFacts, checkedFacts } from './facts.ts'

/**
 * A consistent copy of a database that is written meanwhile: one file, its owner's alone, checked. Without the sessions
 * of people: a copy that lies about must let nobody in. `read` is called when the source is no longer needed.
 */
export function copyDatabase(source: string, target: string, read: () => void = () => {}): BackupFacts {
  rmSync(target, { force: true })
  closeSync(openSync(target, 'wx', 0o600))
  vacuumInto(source, target)
  read()
  trim(target)
  syncPath(target)
  return checkedFacts(target)
}

/** Reads a single moment, and so holds the write-ahead log for as long as it takes. */
function vacuumInto(source: string, target: string): void {
  const db = new DatabaseSync(source, { readOnly: true, timeout: 5_000 })
  try {
    db.prepare('VACUUM INTO ?').run(target)
  } finally {
    db.close()
  }
}

function trim(file: string): void {
  const db = new DatabaseSync(file)
  try {
    // The copy must stand alone: a write-ahead log beside it would be forgotten when it is carried away.
    db.exec('PRAGMA journal_mode = DELETE; PRAGMA secure_delete = ON; DELETE FROM session')
  } finally {
    db.close()
  }
}
