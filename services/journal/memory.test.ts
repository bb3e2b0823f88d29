import { openMemoryJournal } from './memory.ts'
import { journalContract } from './testing/contract.ts'

journalContract('memory', async () => {
  const journal = openMemoryJournal()
  return { journal, fail: journal.fail, mend: journal.mend, close: journal.close }
})
