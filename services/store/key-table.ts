import type { DatabaseSync } from 'node:sqlite'
import type { Role } from '../domain/model/person.ts'
import type { Scope } from '../domain/model/scope.ts'
import type { Instant } from '../domain/model/time.ts'
import type { AccountEvent, ApiKey } from './account-store.ts'

/** Programs that use the API, and the record of what was done to accounts and keys. */
export const keyTables = `
  CREATE TABLE api_key (id TEXT PRIMARY KEY, key_hash TEXT NOT NULL UNIQUE, body TEXT NOT NULL,
    last_used_at INTEGER) WITHOUT ROWID;
  CREATE TABLE account_event (id INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL,
    username TEXT NOT NULL, what TEXT NOT NULL, note TEXT);
  CREATE INDEX account_event_of ON account_event (username, id);
`

export function keyWrites(db: DatabaseSync) {
  const save = db.prepare('INSERT OR REPLACE INTO api_key VALUES (?, ?, ?, ?)')
  const touch = db.prepare('UPDATE api_key SET last_used_at = max(coalesce(last_used_at, 0), ?) WHERE id = ?')
  const remove = db.prepare('DELETE FROM api_key WHERE id = ?')
  const record = db.prepare(
    'INSERT INTO account_event (at, actor, username, what, note) VALUES (?, ?, ?, ?, ?)',
  )
  return {
    saveKey(keyHash: string, { lastUsedAt, ...key }: ApiKey): void {
      save.run(key.id, keyHash, JSON.stringify(key), lastUsedAt)
    },
    touchKey: (id: string, at: Instant) => void touch.run(at, id),
    removeKey: (id: string) => void remove.run(id),
    recordAccountEvent: ({ at, actor, username, what, note }: AccountEvent) =>
      void record.run(at, actor, username, what, note),
  }
}

export const keyReads = (db: DatabaseSync) => ({
  keys: (): ApiKey[] => db.prepare('SELECT * FROM api_key ORDER BY id').all().map(keyOf),
  keyByHash(keyHash: string): ApiKey | undefined {
    const row = db.prepare('SELECT * FROM api_key WHERE key_hash = ?').get(keyHash)
    return row && keyOf(row)
  },
  accountEvents: (username: string, limit: number): AccountEvent[] =>
    db
      .prepare('SELECT at, actor, what, note FROM account_event WHERE username = ? ORDER BY id DESC LIMIT ?')
      .all(username, limit)
      .map(row => ({
        at: Number(row.at),
        actor: String(row.actor),
        username,
        what: String(row.what),
        note: row.note === null ? null : String(row.note),
      })),
})

interface KeyBody {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly scope: Scope
  readonly rights: readonly string[] | null
  readonly by: string
  readonly createdAt: Instant
  readonly expiresAt: Instant
}

const keyOf = (row: Record<string, unknown>): ApiKey => ({
  ...(JSON.parse(String(row.body)) as KeyBody),
  lastUsedAt: row.last_used_at === null ? null : Number(row.last_used_at),
})
