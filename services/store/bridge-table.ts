import type { DatabaseSync } from 'node:sqlite'
import type { BridgeSession } from './bridge-store.ts'

export const bridgeTables = `
  CREATE TABLE bridge_session (bridge TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
`

export function bridgeWrites(db: DatabaseSync) {
  const put = db.prepare('INSERT OR REPLACE INTO bridge_session VALUES (?, ?)')
  return {
    saveBridgeSession: (session: BridgeSession) => void put.run(session.bridge, JSON.stringify(session)),
  }
}

export const bridgeReads = (db: DatabaseSync) => ({
  bridgeSessions: (): BridgeSession[] =>
    db
      .prepare('SELECT body FROM bridge_session ORDER BY bridge')
      .all()
      .map(({ body }): BridgeSession => JSON.parse(String(body))),
})
