import type { DatabaseSync } from 'node:sqlite'
import { finestFirst, type Level, spanOf, windowAt } from './levels.ts'
import type { Range } from './plan.ts'
import { openRollupRows, type RowKey } from './rollup-table.ts'
import { rollupSort } from './sorts.ts'
import { packSummaries, type Span, unpackSummaries } from './summary-blob.ts'
import { packWords, unpackWords } from './word-blob.ts'

/**
 * Erases what the readings of a device in a range came to: a window that only touches the range goes whole. In pieces,
 * each in the caller's transaction: a metric at a level.
 */
export function* erasingRollups(db: DatabaseSync, device: number, range: Range): Generator<void, void> {
  const rows = openRollupRows(db)
  const between = db.prepare(`DELETE FROM history_rollup
    WHERE level = ? AND device = ? AND metric = ? AND span > ? AND span < ?`)
  const metrics = db.prepare('SELECT id, name FROM history_metric').all()
  for (const { id, name } of metrics) {
    for (const level of finestFirst) {
      const [first, last] = [spanOf(level, range.from), spanOf(level, range.to - 1)]
      between.run(level.id, device, Number(id), first, last)
      for (const span of new Set([first, last])) {
        const key = { level, device, metric: Number(id), span }
        const body = rows.read(key)
        if (body !== undefined)
          keepRest(rows, key, body, { range, isOfWords: rollupSort(String(name)) === 'words' })
      }
      yield
    }
  }
}

interface Erased {
  readonly range: Range
  readonly isOfWords: boolean
}

function keepRest(
  rows: ReturnType<typeof openRollupRows>,
  key: RowKey,
  body: Uint8Array,
  { range, isOfWords }: Erased,
): void {
  const kept = isOfWords
    ? rest(unpackWords(body), key, range, packWords)
    : rest(unpackSummaries(body), key, range, packSummaries)
  if (kept === undefined) rows.remove(key)
  else rows.write(key, kept)
}

function rest<T>(
  windows: Span<T>,
  { level, span }: { readonly level: Level; readonly span: number },
  { from, to }: Range,
  pack: (windows: Span<T>) => Uint8Array,
): Uint8Array | undefined {
  for (const index of [...windows.keys()]) {
    const at = windowAt(level, span, index)
    if (at < to && at + level.windowMs > from) windows.delete(index)
  }
  return windows.size === 0 ? undefined : pack(windows)
}
