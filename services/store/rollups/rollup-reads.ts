import type { DatabaseSync } from 'node:sqlite'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Instant } from '../../domain/model/time.ts'
import { inReadTransaction } from '../database.ts'
import { readKeptSince } from './kept-since.ts'
import { finestFirst, type Level, spanOf, windowAt } from './levels.ts'
import type { Range, RolledUp } from './plan.ts'
import { beginning, readProgress } from './progress.ts'

/** Rows a read transaction: some milliseconds. */
const pageRowsMax = 250

/** The reading side of the rollups. */
export function rollupReads(db: DatabaseSync) {
  const progressOf = readProgress(db)
  const keptSince = readKeptSince(db)
  const staleHours = db.prepare('SELECT hour FROM history_stale WHERE device = ? AND hour < ? ORDER BY hour')
  const page = db.prepare(`SELECT span, body FROM history_rollup
    WHERE level = ? AND device = ? AND metric = ? AND span >= ? AND span <= ? ORDER BY span LIMIT ${pageRowsMax}`)

  function keptNow(): (level: Level) => Instant {
    const since = new Map(finestFirst.map(level => [level, keptSince(level)]))
    return level => since.get(level) ?? beginning
  }

  return {
    /** Of one moment. */
    rolledUp: (device: number, before: Instant): RolledUp =>
      inReadTransaction(db, () => ({
        ...progressOf(device),
        stale: staleHours.all(device, before).map(({ hour }) => Number(hour)),
        keptSince: keptNow(),
      })),

    /** The rows with windows in the range, oldest first. */
    async *rows({ level, device, metric, from, to }: RowsQuery): AsyncGenerator<RollupRow> {
      const last = spanOf(level, to - 1)
      for (let first = spanOf(level, from); ; await nextTurn()) {
        const found = page.all(level.id, device, metric, first, last)
        for (const { span, body } of found) yield { span: Number(span), body: body as Uint8Array }
        if (found.length < pageRowsMax) return
        first = Number(found.at(-1)?.span) + 1
      }
    },
  }
}

export interface RowsQuery extends Range {
  readonly level: Level
  readonly device: number
  readonly metric: number
}

export interface RollupRow {
  readonly span: number
  readonly body: Uint8Array
}

/** Calls `found` with the windows of a row that lie in the range. */
export function eachWindow<T>(
  level: Level,
  { from, to }: Range,
  row: { readonly span: number; readonly windows: ReadonlyMap<number, T> },
  found: (at: Instant, of: T) => void,
): void {
  for (const [index, of] of row.windows) {
    const at = windowAt(level, row.span, index)
    if (at >= from && at < to) found(at, of)
  }
}
