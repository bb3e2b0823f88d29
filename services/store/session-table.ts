import type { DatabaseSync } from 'node:sqlite'
import type { Instant } from '../domain/model/time.ts'
import type { SessionRecord, StoredSession } from './account-store.ts'

export const sessionColumns = `
  ALTER TABLE session ADD COLUMN last_seen_at INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE session ADD COLUMN address TEXT NOT NULL DEFAULT '';
  ALTER TABLE session ADD COLUMN agent TEXT NOT NULL DEFAULT '';
  UPDATE session SET last_seen_at = created_at;
  CREATE INDEX session_of ON session (username);
`

export function sessionWrites(db: DatabaseSync) {
  const open = db.prepare(`INSERT OR REPLACE INTO session
    (token_hash, username, created_at, expires_at, last_seen_at, address, agent) VALUES (?, ?, ?, ?, ?, ?, ?)`)
  const touch = db.prepare('UPDATE session SET last_seen_at = max(last_seen_at, ?) WHERE token_hash = ?')
  const close = db.prepare('DELETE FROM session WHERE token_hash = ?')
  const dropExpired = db.prepare('DELETE FROM session WHERE expires_at <= ?')

  return {
    openSession(tokenHash: string, session: SessionRecord): void {
      const { username, createdAt, expiresAt, lastSeenAt, address, agent } = session
      open.run(tokenHash, username, createdAt, expiresAt, lastSeenAt, address, agent)
    },
    touchSession: (tokenHash: string, at: Instant) => void touch.run(at, tokenHash),
    closeSession: (tokenHash: string) => void close.run(tokenHash),
    dropExpiredSessions: (now: Instant) => void dropExpired.run(now),
  }
}

export const sessionReads = (db: DatabaseSync) => ({
  session(tokenHash: string): SessionRecord | undefined {
    const row = db.prepare('SELECT * FROM session WHERE token_hash = ?').get(tokenHash)
    return row && sessionOf(row)
  },
  sessionsOf: (username: string): StoredSession[] =>
    db
      .prepare('SELECT * FROM session WHERE username = ? ORDER BY created_at DESC, token_hash')
      .all(username)
      .map(row => ({ ...sessionOf(row), tokenHash: String(row.token_hash) })),
})

const sessionOf = (row: Record<string, unknown>): SessionRecord => ({
  username: String(row.username),
  createdAt: Number(row.created_at),
  expiresAt: Number(row.expires_at),
  lastSeenAt: Number(row.last_seen_at),
  address: String(row.address),
  agent: String(row.agent),
})
