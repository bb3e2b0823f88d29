import type { PublicStore } from './public-store.ts'
import type { StorageThreads } from './storage-threads.ts'

/** What residents are shown, as the main thread sees it. */
export const publicOf = ({ reader, writer }: StorageThreads): PublicStore => ({
  caseByNumber: number => reader.call('caseByNumber', number),
  caseOf: alertId => reader.call('caseOf', alertId),
  issueCase: record => writer.call('issueCase', record),
  revokeCase: alertId => writer.call('revokeCase', alertId),
  bulletins: site => reader.call('bulletins', site),
  saveBulletin: bulletin => writer.call('saveBulletin', bulletin),
  removeBulletin: id => writer.call('removeBulletin', id),
  screens: site => reader.call('screens', site),
  screenByHash: hash => reader.call('screenByHash', hash),
  addScreen: (hash, screen) => writer.call('addScreen', hash, screen),
  touchScreen: (id, at) => writer.call('touchScreen', id, at),
  removeScreen: id => writer.call('removeScreen', id),
})
