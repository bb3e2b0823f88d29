import type { DatabaseSync } from 'node:sqlite'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Instant } from '../domain/model/time.ts'
import type { Range } from './rollups/plan.ts'

/** Rows a read transaction: a few milliseconds, so that the write-ahead log is never held for long. */
const pageRowsMax = 2_000

export interface ReadingRow {
  readonly at: Instant
  readonly tie: number
  readonly body: Uint8Array
}

/** The readings of a device, oldest first, a page a read transaction. Between two, other requests have their turn. */
export async function* readingRows(
  db: DatabaseSync,
  device: number,
  { from, to }: Range,
): AsyncGenerator<ReadingRow> {
  const page = db.prepare(`SELECT at, tie, body FROM history_reading
    WHERE device = ? AND (at, tie) > (?, ?) AND at < ? ORDER BY at, tie LIMIT ${pageRowsMax}`)
  let last = { at: from, tie: -1 }
  while (true) {
    const found = page.all(device, last.at, last.tie, to) as unknown as ReadingRow[]
    yield* found
    const end = found.at(-1)
    if (end === undefined || found.length < pageRowsMax) return
    last = { at: end.at, tie: end.tie }
    await nextTurn()
  }
}

/** The number that stands for a device or a metric in the history, if it ever was there. */
export function numberOf(
  db: DatabaseSync,
  table: 'history_device' | 'history_metric',
  name: string,
): number | undefined {
  const row = db.prepare(`SELECT id FROM ${table} WHERE name = ?`).get(name)
  return row && Number(row.id)
}
