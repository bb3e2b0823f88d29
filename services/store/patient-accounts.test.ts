import { DatabaseSync } from 'node:sqlite'
import pino from 'pino'
import t from 'tap'
import type { SessionRecord } from './account-store.ts'
import type { Look } from './store.ts'
import { openTemporaryStorage } from './temporary.ts'

/** The history may be at work on what was appended before. */
const LOCK_MS_MAX = 10_000

const session: SessionRecord = {
  ...{ username: 'admin', createdAt: 1, expiresAt: 100, lastSeenAt: 1 },
  ...{ address: '192.0.2.1', agent: 'test' },
}
const lookAt = (at: number): Look => ({
  at,
  username: 'admin',
  deviceId: 'band-1',
  what: 'alert',
  why: 'administrator',
})

/** Accounts of a real storage that can be made to refuse every write. */
async function openAccounts() {
  const words: string[] = []
  // Of the accounts: the history is refused as well, and says so when it is at work.
  const write = (line: string) => void (line.includes('the history') || words.push(line))
  const log = pino({}, { write })
  const storage = await openTemporaryStorage({ lockWaitMsMax: 1, log })
  const other = new DatabaseSync(storage.file, { timeout: LOCK_MS_MAX })
  return {
    accounts: storage.accounts,
    storedSessions: () =>
      other
        .prepare('SELECT token_hash FROM session')
        .all()
        .map(row => row.token_hash),
    words,
    refuse: () => other.exec('BEGIN IMMEDIATE'),
    mend: () => other.exec('ROLLBACK'),
    close: async () => {
      other.close()
      await storage.close()
    },
  }
}

t.test('a session that cannot be stored counts all the same, until it is closed', async t => {
  const { accounts, storedSessions, words, refuse, mend, close } = await openAccounts()
  refuse()
  await accounts.dropExpiredSessions(1)
  await accounts.openSession('a', session)
  t.same(await accounts.session('a'), session)
  t.same(storedSessions(), [])
  t.match(words, [/ends with this process/])
  t.same(await accounts.sessionsOf('admin'), [{ ...session, tokenHash: 'a' }])
  await accounts.touchSession('a', 7)
  t.match(await accounts.session('a'), { lastSeenAt: 7 })
  await accounts.closeSession('a')
  t.equal(await accounts.session('a'), undefined)
  await accounts.openSession('b', session)
  await accounts.dropExpiredSessions(100)
  t.equal(await accounts.session('b'), undefined, 'nor does it outlive its time')
  mend()
  await accounts.openSession('c', session)
  t.same(storedSessions(), ['c'])
  await close()
})

t.test('looks that cannot be stored are logged, and stored before the next that can', async t => {
  const { accounts, words, refuse, mend, close } = await openAccounts()
  refuse()
  await accounts.recordLooks([lookAt(1), lookAt(2)])
  await accounts.recordLooks([lookAt(3)])
  t.equal(words.length, 3, 'a line each')
  mend()
  await accounts.recordLooks([lookAt(4)])
  t.same(
    (await accounts.looks('band-1', 9)).map(({ at }) => at),
    [4, 3, 2, 1],
  )
  await close()
})

t.test('health data is not shown once too many looks are held', async t => {
  const { accounts, refuse, mend, close } = await openAccounts()
  refuse()
  await accounts.recordLooks(Array.from({ length: 10_000 }, (_, i) => lookAt(i)))
  await t.rejects(accounts.recordLooks([lookAt(10_001)]))
  mend()
  await close()
})
