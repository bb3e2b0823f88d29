import type { PublicStore } from '../../store/public-store.ts'
import { publicReads, publicWrites } from '../../store/public-table.ts'
import { memoryTables } from '../../store/testing/memory-tables.ts'

/** The tables of the real store, in memory and without threads. */
export function memoryPublic(): PublicStore {
  const db = memoryTables()
  const reads = publicReads(db)
  const writes = publicWrites(db)
  return {
    caseByNumber: async number => reads.caseByNumber(number),
    caseOf: async alertId => reads.caseOf(alertId),
    issueCase: async record => writes.issueCase(record),
    revokeCase: async alertId => writes.revokeCase(alertId),
    bulletins: async site => reads.bulletins(site),
    saveBulletin: async bulletin => writes.saveBulletin(bulletin),
    removeBulletin: async id => writes.removeBulletin(id),
    screens: async site => reads.screens(site),
    screenByHash: async hash => reads.screenByHash(hash),
    addScreen: async (hash, screen) => writes.addScreen(hash, screen),
    touchScreen: async (id, at) => writes.touchScreen(id, at),
    removeScreen: async id => writes.removeScreen(id),
  }
}
