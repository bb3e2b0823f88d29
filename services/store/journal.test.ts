import { DatabaseSync } from 'node:sqlite'
import { journalContract } from '../journal/testing/contract.ts'
import { openTemporaryStorage } from './temporary.ts'

/** The history may be at work on what was appended before. */
const LOCK_MS_MAX = 10_000

journalContract('sqlite', async () => {
  const storage = await openTemporaryStorage({ lockWaitMsMax: 20 })
  // A real failure that can be switched: another program holds the database for longer than the writer waits.
  const other = new DatabaseSync(storage.file, { timeout: LOCK_MS_MAX })
  return {
    journal: storage.journal,
    fail: () => other.exec('BEGIN IMMEDIATE'),
    mend: () => other.exec('ROLLBACK'),
    close: async () => {
      other.close()
      await storage.close()
    },
  }
})
