import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { branchOff } from '../../journal/branch-table.ts'
import { StorageError } from '../../journal/storage-error.ts'
import { inTransaction } from '../database.ts'
import { cutShort } from '../database-header.ts'
import { examineDatabase } from '../examination.ts'
import { migrate } from '../schema.ts'
import { BackupError } from './backup-error.ts'
import { asBackupError, type BackupFacts, checkedFacts } from './facts.ts'

/**
 * Makes of a copied backup what a server can go on with: brought up to date, without sessions and links to a password, and on a branch of its
 * own, since the numbers after its head were given once already. Throws where the file is none, damaged or too new.
 */
export function prepareForRestore(file: string): BackupFacts {
  refuseCut(file)
  absorbLog(file)
  const facts = checkedFacts(file)
  const db = new DatabaseSync(file)
  try {
    migrate(db)
    inTransaction(db, () => {
      db.exec('DELETE FROM session; DELETE FROM account_link')
      branchOff(db)
    })
  } finally {
    db.close()
  }
  refuseUnreadable(file)
  return facts
}

function refuseCut(file: string): void {
  // With a log beside it, what is not here may be there.
  const cut = existsSync(`${file}-wal`) ? undefined : cutShort(file)
  if (cut !== undefined) throw new BackupError('RESTORE_DAMAGED', `It ${cut}`)
}

/** Entries read at a time: some megabytes. */
const pageEntries = 5_000

/** Pages may be whole, and what a start replays not: it would be refused only when the old database has given way. */
function refuseUnreadable(file: string): void {
  const found = examineDatabase(file)
  try {
    const { snapshot } = found.snapshots()
    let seq = snapshot?.seq ?? 0
    const missing = seq < found.wholeFrom() ? seq + 1 : found.gapAfter(seq)
    if (missing !== undefined) throw new BackupError('RESTORE_DAMAGED', `Its log misses ${missing}.`)
    for (let page = found.read(seq, pageEntries); page.length > 0; page = found.read(seq, pageEntries))
      seq = page.at(-1)?.last ?? seq
  } catch (error) {
    throw error instanceof StorageError ? new BackupError('RESTORE_DAMAGED', error.message) : error
  } finally {
    found.close()
  }
}

/** A copy of a stopped server's files may have its write-ahead log beside it. */
function absorbLog(file: string): void {
  const db = new DatabaseSync(file)
  try {
    db.exec('PRAGMA journal_mode = DELETE')
  } catch (error) {
    throw asBackupError(error)
  } finally {
    db.close()
  }
}
