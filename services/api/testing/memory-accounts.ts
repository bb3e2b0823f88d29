import type { AccountStore, Look, PersonAccount, SessionRecord } from '../../store/store.ts'

/** Accounts that last as long as a test. `failLooks` makes the record of looks fail. */
export function memoryAccounts(): AccountStore & { failLooks: boolean } {
  const people = new Map<string, PersonAccount>()
  const sessions = new Map<string, SessionRecord>()
  const tokens = new Map<string, string>()
  const looks: Look[] = []
  return {
    failLooks: false,
    person: async username => people.get(username),
    savePerson: async account => void people.set(account.username, account),
    openSession: async (hash, session) => void sessions.set(hash, session),
    session: async hash => sessions.get(hash),
    closeSession: async hash => void sessions.delete(hash),
    async dropExpiredSessions(now) {
      for (const [hash, { expiresAt }] of sessions) if (expiresAt <= now) sessions.delete(hash)
    },
    deviceTokens: async () => tokens,
    setDeviceToken: async (id, hash) => void tokens.set(id, hash),
    removeDeviceToken: async id => void tokens.delete(id),
    async recordLooks(more) {
      if (this.failLooks) throw new Error('the disk is full')
      looks.push(...more)
    },
    looks: async (id, limit) => looks.filter(look => look.deviceId === id).slice(-limit),
  }
}
