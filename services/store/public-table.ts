import type { DatabaseSync } from 'node:sqlite'
import type { SiteId } from '../domain/model/place.ts'
import type { Instant } from '../domain/model/time.ts'
import type { Bulletin, CaseRecord, LobbyScreen } from './public-store.ts'

/**
 * A case's number is kept as it is: whoever issued it prints the slip again, and what it opens holds nothing of anybody.
 * A screen's secret opens a site for as long as the screen hangs, and is told once: its hash is enough.
 */
export const publicTables = `
  CREATE TABLE resident_case (number TEXT PRIMARY KEY, alert TEXT NOT NULL UNIQUE, issued_at INTEGER NOT NULL,
    issued_by TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE bulletin (id TEXT PRIMARY KEY, site TEXT NOT NULL, body TEXT NOT NULL) WITHOUT ROWID;
  CREATE INDEX bulletin_of ON bulletin (site);
  CREATE TABLE lobby_screen (id TEXT PRIMARY KEY, site TEXT NOT NULL, secret_hash TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL, created_at INTEGER NOT NULL, created_by TEXT NOT NULL, last_seen_at INTEGER) WITHOUT ROWID;
  CREATE INDEX lobby_screen_of ON lobby_screen (site);
`

export function publicWrites(db: DatabaseSync) {
  const issue = db.prepare('INSERT OR IGNORE INTO resident_case VALUES (?, ?, ?, ?)')
  const ofAlert = db.prepare('SELECT * FROM resident_case WHERE alert = ?')
  const revoke = db.prepare('DELETE FROM resident_case WHERE alert = ?')
  const putBulletin = db.prepare('INSERT OR REPLACE INTO bulletin VALUES (?, ?, ?)')
  const dropBulletin = db.prepare('DELETE FROM bulletin WHERE id = ?')
  const addScreen = db.prepare('INSERT OR REPLACE INTO lobby_screen VALUES (?, ?, ?, ?, ?, ?, ?)')
  const touch = db.prepare(
    'UPDATE lobby_screen SET last_seen_at = max(coalesce(last_seen_at, 0), ?) WHERE id = ?',
  )
  const dropScreen = db.prepare('DELETE FROM lobby_screen WHERE id = ?')
  return {
    issueCase({ number, alertId, issuedAt, issuedBy }: CaseRecord): CaseRecord | undefined {
      issue.run(number, alertId, issuedAt, issuedBy)
      const row = ofAlert.get(alertId)
      return row && caseRow(row)
    },
    revokeCase: (alertId: string): boolean => revoke.run(alertId).changes > 0,
    saveBulletin: (bulletin: Bulletin) =>
      void putBulletin.run(bulletin.id, bulletin.site, JSON.stringify(bulletin)),
    removeBulletin: (id: string) => void dropBulletin.run(id),
    addScreen: (hash: string, { id, site, name, createdAt, createdBy, lastSeenAt }: LobbyScreen) =>
      void addScreen.run(id, site, hash, name, createdAt, createdBy, lastSeenAt),
    touchScreen: (id: string, at: Instant) => void touch.run(at, id),
    removeScreen: (id: string) => void dropScreen.run(id),
  }
}

export const publicReads = (db: DatabaseSync) => ({
  caseByNumber(number: string): CaseRecord | undefined {
    const row = db.prepare('SELECT * FROM resident_case WHERE number = ?').get(number)
    return row && caseRow(row)
  },
  caseOf(alertId: string): CaseRecord | undefined {
    const row = db.prepare('SELECT * FROM resident_case WHERE alert = ?').get(alertId)
    return row && caseRow(row)
  },
  bulletins: (site: SiteId): Bulletin[] =>
    db
      .prepare('SELECT body FROM bulletin WHERE site = ?')
      .all(site)
      .map(({ body }): Bulletin => JSON.parse(String(body)))
      .sort((a, b) => b.from - a.from || (a.id < b.id ? -1 : 1)),
  screens: (site: SiteId): LobbyScreen[] =>
    db.prepare('SELECT * FROM lobby_screen WHERE site = ? ORDER BY created_at, id').all(site).map(screenRow),
  screenByHash(hash: string): LobbyScreen | undefined {
    const row = db.prepare('SELECT * FROM lobby_screen WHERE secret_hash = ?').get(hash)
    return row && screenRow(row)
  },
})

type Row = Record<string, unknown>

const caseRow = (row: Row): CaseRecord => ({
  number: String(row.number),
  alertId: String(row.alert),
  issuedAt: Number(row.issued_at),
  issuedBy: String(row.issued_by),
})

const screenRow = (row: Row): LobbyScreen => ({
  id: String(row.id),
  site: String(row.site),
  name: String(row.name),
  createdAt: Number(row.created_at),
  createdBy: String(row.created_by),
  lastSeenAt: row.last_seen_at === null ? null : Number(row.last_seen_at),
})
