import type { DatabaseSync } from 'node:sqlite'
import type { Level } from './levels.ts'

/**
 * Rollups lie by device and metric, so that a chart of a year reads neighbouring pages. Beside them: up to where the
 * hours of each device are rolled up and from where on it has readings left (`history_rolled`), which of those hours got
 * a reading since (`history_stale`), and from where on a level is kept (`history_kept`). An hour that is not named by
 * these is as its readings are: nothing has to be filled before they are right.
 */
export const rollupTables = `
  CREATE TABLE history_rollup (level INTEGER NOT NULL, device INTEGER NOT NULL, metric INTEGER NOT NULL,
    span INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY (level, device, metric, span)) WITHOUT ROWID;
  CREATE TABLE history_rolled (device INTEGER PRIMARY KEY, up_to INTEGER NOT NULL, readings_from INTEGER NOT NULL);
  CREATE TABLE history_stale (device INTEGER NOT NULL, hour INTEGER NOT NULL, times INTEGER NOT NULL,
    PRIMARY KEY (device, hour)) WITHOUT ROWID;
  CREATE TABLE history_kept (level INTEGER PRIMARY KEY, since INTEGER NOT NULL);
`

export interface RowKey {
  readonly level: Level
  readonly device: number
  readonly metric: number
  readonly span: number
}

export interface RollupRows {
  read(key: RowKey): Uint8Array | undefined
  write(key: RowKey, body: Uint8Array): void
  remove(key: RowKey): void
}

export function openRollupRows(db: DatabaseSync): RollupRows {
  const where = 'level = ? AND device = ? AND metric = ? AND span = ?'
  const find = db.prepare(`SELECT body FROM history_rollup WHERE ${where}`)
  const replace = db.prepare('INSERT OR REPLACE INTO history_rollup VALUES (?, ?, ?, ?, ?)')
  const drop = db.prepare(`DELETE FROM history_rollup WHERE ${where}`)
  return {
    read({ level, device, metric, span }) {
      return find.get(level.id, device, metric, span)?.body as Uint8Array | undefined
    },
    write: ({ level, device, metric, span }, body) => void replace.run(level.id, device, metric, span, body),
    remove: ({ level, device, metric, span }) => void drop.run(level.id, device, metric, span),
  }
}
