import type { DatabaseSync } from 'node:sqlite'
import type { DeviceId } from '../domain/model/device.ts'
import type { Role } from '../domain/model/person.ts'
import type { Scope } from '../domain/model/scope.ts'
import type { Instant } from '../domain/model/time.ts'
import type { Look, PersonAccount, SessionRecord } from './store.ts'

export const accountTables = `
  CREATE TABLE person (username TEXT PRIMARY KEY, password_hash TEXT NOT NULL, role TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE session (token_hash TEXT PRIMARY KEY, username TEXT NOT NULL, created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL) WITHOUT ROWID;
  CREATE INDEX session_expiry ON session (expires_at);
  CREATE TABLE device_token (device TEXT PRIMARY KEY, token_hash TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE look (id INTEGER PRIMARY KEY, at INTEGER NOT NULL, username TEXT NOT NULL, device TEXT NOT NULL,
    what TEXT NOT NULL);
  CREATE INDEX look_at_device ON look (device, id);
`

/** Accounts of before were all administrators. */
export const personColumns = `
  ALTER TABLE person ADD COLUMN scope TEXT NOT NULL DEFAULT '"all"';
  ALTER TABLE person ADD COLUMN display_name TEXT NOT NULL DEFAULT '';
`

export function accountWrites(db: DatabaseSync) {
  const savePerson = db.prepare(
    'INSERT OR REPLACE INTO person (username, password_hash, role, scope, display_name) VALUES (?, ?, ?, ?, ?)',
  )
  const openSession = db.prepare('INSERT OR REPLACE INTO session VALUES (?, ?, ?, ?)')
  const closeSession = db.prepare('DELETE FROM session WHERE token_hash = ?')
  const dropExpired = db.prepare('DELETE FROM session WHERE expires_at <= ?')
  const setToken = db.prepare('INSERT OR REPLACE INTO device_token VALUES (?, ?)')
  const removeToken = db.prepare('DELETE FROM device_token WHERE device = ?')
  const addLook = db.prepare('INSERT INTO look (at, username, device, what) VALUES (?, ?, ?, ?)')

  return {
    savePerson: ({ username, passwordHash, role, scope, displayName }: PersonAccount) =>
      void savePerson.run(username, passwordHash, role, JSON.stringify(scope), displayName),
    openSession: (tokenHash: string, { username, createdAt, expiresAt }: SessionRecord) =>
      void openSession.run(tokenHash, username, createdAt, expiresAt),
    closeSession: (tokenHash: string) => void closeSession.run(tokenHash),
    dropExpiredSessions: (now: Instant) => void dropExpired.run(now),
    setDeviceToken: (id: DeviceId, tokenHash: string) => void setToken.run(id, tokenHash),
    removeDeviceToken: (id: DeviceId) => void removeToken.run(id),
    recordLooks(looks: readonly Look[]): void {
      for (const { at, username, deviceId, what } of looks) addLook.run(at, username, deviceId, what)
    },
  }
}

function accountOf(row: Record<string, unknown>): PersonAccount {
  const username = String(row.username)
  return {
    username,
    passwordHash: String(row.password_hash),
    role: row.role as Role,
    scope: JSON.parse(String(row.scope)) as Scope,
    displayName: String(row.display_name) || username,
  }
}

export const accountReads = (db: DatabaseSync) => ({
  person(username: string): PersonAccount | undefined {
    const row = db.prepare('SELECT * FROM person WHERE username = ?').get(username)
    return row && accountOf(row)
  },
  session(tokenHash: string): SessionRecord | undefined {
    const row = db
      .prepare('SELECT username, created_at, expires_at FROM session WHERE token_hash = ?')
      .get(tokenHash)
    if (row === undefined) return undefined
    return {
      username: String(row.username),
      createdAt: Number(row.created_at),
      expiresAt: Number(row.expires_at),
    }
  },
  deviceTokens(): ReadonlyMap<DeviceId, string> {
    const rows = db.prepare('SELECT device, token_hash FROM device_token').all()
    return new Map(rows.map(row => [String(row.device), String(row.token_hash)]))
  },
  looks: (deviceId: DeviceId, limit: number): Look[] =>
    db
      .prepare('SELECT at, username, what FROM look WHERE device = ? ORDER BY id DESC LIMIT ?')
      .all(deviceId, limit)
      .map(row => ({ at: Number(row.at), username: String(row.username), deviceId, what: String(row.what) })),
})
