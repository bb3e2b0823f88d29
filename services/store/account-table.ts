import type { DatabaseSync } from 'node:sqlite'
import type { DeviceId } from '../domain/model/device.ts'
import type { Role } from '../domain/model/person.ts'
import type { DurationMs } from '../domain/model/time.ts'
import { certificateReads, certificateWrites } from './certificate-table.ts'
import { storageDefaults } from './config.ts'
import { keyReads, keyTables, keyWrites } from './key-table.ts'
import { personalColumns, personReads, personWrites } from './person-table.ts'
import { sessionColumns, sessionReads, sessionWrites } from './session-table.ts'
import { signInReads, signInTables, signInWrites } from './sign-in-tables.ts'
import type { Look } from './store.ts'
import { tokenReads, tokenWrites } from './token-table.ts'
import { viewReads, viewWrites } from './view-table.ts'

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

/** What several accounts need that one did not. */
export const manyAccounts = [personalColumns, sessionColumns, signInTables, keyTables].join('\n')

/** Before there were others only administrators looked. */
export const lookReason = "ALTER TABLE look ADD COLUMN why TEXT NOT NULL DEFAULT 'administrator';"

export function accountWrites(
  db: DatabaseSync,
  looksKeepMs: DurationMs = storageDefaults.personalKeepMs.looks,
) {
  const addLook = db.prepare('INSERT INTO look (at, username, device, what, why) VALUES (?, ?, ?, ?, ?)')

  /** A few of the oldest with each that comes: as long as somebody looks, none stays for long. */
  const dropLooks = db.prepare(
    'DELETE FROM look WHERE at < ? AND id IN (SELECT id FROM look ORDER BY id LIMIT 100)',
  )

  return {
    ...personWrites(db),
    ...sessionWrites(db),
    ...signInWrites(db),
    ...keyWrites(db),
    ...viewWrites(db),
    ...tokenWrites(db),
    ...certificateWrites(db),
    recordLooks(looks: readonly Look[]): void {
      for (const { at, username, deviceId, what, why } of looks)
        addLook.run(at, username, deviceId, what, why)
      dropLooks.run((looks.at(-1)?.at ?? 0) - looksKeepMs)
    },
  }
}

export const accountReads = (db: DatabaseSync) => ({
  ...personReads(db),
  ...sessionReads(db),
  ...signInReads(db),
  ...keyReads(db),
  ...viewReads(db),
  ...tokenReads(db),
  ...certificateReads(db),
  looks: (deviceId: DeviceId, limit: number): Look[] =>
    db
      .prepare('SELECT at, username, what, why FROM look WHERE device = ? ORDER BY id DESC LIMIT ?')
      .all(deviceId, limit)
      .map(row => ({
        at: Number(row.at),
        username: String(row.username),
        deviceId,
        what: String(row.what),
        why: row.why as Role,
      })),
})
