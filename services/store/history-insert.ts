import type { DatabaseSync } from 'node:sqlite'
import type { Instant } from '../domain/model/time.ts'

/** Rows a statement: beyond, it is no cheaper. A row by itself costs twice as much. */
const rowsAStatement = 32

/** Writes readings, many by one statement; `flush` writes those that are left. In the transaction of the caller. */
export function openHistoryInsert(db: DatabaseSync) {
  const insert = (rows: number) =>
    db.prepare(`INSERT OR REPLACE INTO history_reading (device, at, tie, body)
      VALUES ${Array(rows).fill('(?, ?, ?, ?)').join()}`)
  const many = insert(rowsAStatement)
  const one = insert(1)
  let values: (number | Uint8Array)[] = []
  return {
    add(device: number, at: Instant, tie: number, body: Uint8Array): void {
      values.push(device, at, tie, body)
      if (values.length < 4 * rowsAStatement) return
      many.run(...values)
      values = []
    },
    flush(): void {
      for (let i = 0; i < values.length; i += 4) one.run(...values.slice(i, i + 4))
      values = []
    },
    /** What was not written is not to be. */
    forget(): void {
      values = []
    },
  }
}

export type HistoryInsert = ReturnType<typeof openHistoryInsert>
