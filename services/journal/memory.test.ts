import { journalContract } from './contract.ts'
import { openMemoryJournal } from './memory.ts'

journalContract('memory', async () => {
  const journal = openMemoryJournal()
  return { journal, fail: journal.fail, mend: journal.mend, close: journal.close }
})
