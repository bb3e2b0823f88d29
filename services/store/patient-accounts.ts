import type { Logger } from 'pino'
import type { SessionRecord } from './account-store.ts'
import type { AccountStore, Look } from './store.ts'

/** Held at most, of each; beyond, the write's own refusal stands. */
const sessionsMax = 1_000
const looksMax = 10_000

/**
 * Accounts for the day on which nothing can be written. People can still sign in and see the alerts: a session that
 * cannot be stored is held in memory and ends with the process; a look at health data is logged at once, held, and
 * stored with the next look that can be.
 */
export function patientAccounts(accounts: AccountStore, log: Pick<Logger, 'warn'>): AccountStore {
  const sessions = new Map<string, SessionRecord>()
  let looks: Look[] = []

  function hold(more: readonly Look[], error: unknown): void {
    if (looks.length + more.length > looksMax) throw error
    looks.push(...more)
    for (const { at, username, deviceId, what, why } of more) {
      const look = { at, username, deviceId, what, why }
      log.warn({ look }, 'a look at health data cannot be stored yet; this line is its record')
    }
  }

  async function storeHeld(): Promise<void> {
    const held = looks
    looks = []
    try {
      await accounts.recordLooks(held)
    } catch (error) {
      looks = [...held, ...looks]
      throw error
    }
  }

  return {
    ...accounts,
    async openSession(tokenHash, session) {
      try {
        await accounts.openSession(tokenHash, session)
      } catch (error) {
        if (sessions.size >= sessionsMax) throw error
        sessions.set(tokenHash, session)
        log.warn({ err: error }, 'a session cannot be stored; it ends with this process')
      }
    },
    session: async tokenHash => sessions.get(tokenHash) ?? (await accounts.session(tokenHash)),
    async sessionsOf(username) {
      const held = [...sessions].map(([tokenHash, session]) => ({ ...session, tokenHash }))
      const mine = held.filter(session => session.username === username)
      return [...mine, ...(await accounts.sessionsOf(username))]
    },
    async touchSession(tokenHash, at) {
      const session = sessions.get(tokenHash)
      if (session === undefined) await accounts.touchSession(tokenHash, at)
      else sessions.set(tokenHash, { ...session, lastSeenAt: at })
    },
    async closeSession(tokenHash) {
      if (!sessions.delete(tokenHash)) await accounts.closeSession(tokenHash)
    },
    async dropExpiredSessions(now) {
      for (const [tokenHash, { expiresAt }] of sessions) if (expiresAt <= now) sessions.delete(tokenHash)
      // Old sessions that stay a while longer are no reason to refuse a new one: they have ended all the same.
      await accounts.dropExpiredSessions(now).catch(() => {})
    },
    async removePerson(username, at) {
      await accounts.removePerson(username, at)
      for (const [tokenHash, session] of sessions)
        if (session.username === username) sessions.delete(tokenHash)
    },
    async recordLooks(more) {
      try {
        if (looks.length > 0) await storeHeld()
        await accounts.recordLooks(more)
      } catch (error) {
        hold(more, error)
      }
    },
  }
}
