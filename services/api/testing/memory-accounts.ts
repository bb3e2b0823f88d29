import { accountsThrough } from '../../store/account-client.ts'
import { accountReads, accountWrites } from '../../store/account-table.ts'
import type { AccountStore } from '../../store/store.ts'
import { memoryTables } from '../../store/testing/memory-tables.ts'

/** The tables of the real store, in memory and without threads. `failLooks` makes the record of looks fail. */
export function memoryAccounts(): AccountStore & { failLooks: boolean } {
  const db = memoryTables()
  const operations = { ...accountReads(db), ...accountWrites(db) }
  const ask = (name: string) => {
    const operation = operations[name as keyof typeof operations] as (...given: unknown[]) => unknown
    return async (...given: unknown[]) => operation(...given)
  }
  const accounts = accountsThrough(ask, ask)
  return {
    ...accounts,
    failLooks: false,
    async recordLooks(more) {
      if (this.failLooks) throw new Error('the disk is full')
      await accounts.recordLooks(more)
    },
  }
}
