import { DatabaseSync } from 'node:sqlite'
import { branchOff } from '../../journal/branch-table.ts'
import { inTransaction } from '../database.ts'
import { migrate } from '../schema.ts'
import { asBackupError, type BackupFacts, checkedFacts } from './facts.ts'

/**
 * Makes of a copied backup what a server can go on with: brought up to date, without sessions, and on a branch of its
 * own, since the numbers after its head were given once already. Throws where the file is none, damaged or too new.
 */
export function prepareForRestore(file: string): BackupFacts {
  absorbLog(file)
  const facts = checkedFacts(file)
  const db = new DatabaseSync(file)
  try {
    migrate(db)
    inTransaction(db, () => {
      db.exec('DELETE FROM session')
      branchOff(db)
    })
  } finally {
    db.close()
  }
  return facts
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
