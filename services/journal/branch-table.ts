import type { DatabaseSync } from 'node:sqlite'
import type { Branch } from './journal.ts'
import { readHead } from './log-table.ts'

/** The branches of the log, oldest first; a fresh log is one branch from its beginning. */
export const branchTables = `
  CREATE TABLE log_branch (place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, after INTEGER NOT NULL);
  INSERT INTO log_branch (id, after) VALUES (lower(hex(randomblob(6))), 0);
`

/** In the transaction of the caller. */
export function branchOff(db: DatabaseSync): void {
  db.prepare('INSERT INTO log_branch (id, after) VALUES (lower(hex(randomblob(6))), ?)').run(readHead(db))
}

export const readLineage = (db: DatabaseSync): Branch[] =>
  db
    .prepare('SELECT id, after FROM log_branch ORDER BY place')
    .all()
    .map(row => ({ id: String(row.id), after: Number(row.after) }))
