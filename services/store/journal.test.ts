import { DatabaseSync } from 'node:sqlite'
import { journalContract } from '../journal/contract.ts'
import { openTemporaryStorage } from './temporary.ts'

journalContract('sqlite', async () => {
  const storage = await openTemporaryStorage({ lockWaitMsMax: 20 })
  // A real failure that can be switched: another program holds the database for longer than the writer waits.
  const other = new DatabaseSync(storage.file)
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
