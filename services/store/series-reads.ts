import type { DatabaseSync } from 'node:sqlite'
import type { DurationMs } from '../domain/model/time.ts'
import type { HistoryPoint } from './history.ts'
import { readingRows } from './reading-rows.ts'
import type { Level } from './rollups/levels.ts'
import { planSeries, type Range, type Segment } from './rollups/plan.ts'
import { eachWindow, rollupReads } from './rollups/rollup-reads.ts'
import { type RollupSort, rollupSort } from './rollups/sorts.ts'
import { unpackSummaries } from './rollups/summary-blob.ts'
import { unpackWords } from './rollups/word-blob.ts'
import { unpackValues } from './values-blob.ts'
import { Windows } from './windows.ts'

export interface SeriesQuery extends Range {
  readonly device: number
  readonly metric: string
  readonly metricId: number
  readonly everyMs?: DurationMs
  readonly limit: number
}

interface Source extends SeriesQuery {
  readonly db: DatabaseSync
  readonly sort: RollupSort | undefined
  readonly windows: Windows
}

/** One metric of one device, from its rollups where they make up the windows that are asked for. */
export async function readSeries(db: DatabaseSync, query: SeriesQuery): Promise<HistoryPoint[]> {
  const windows = new Windows(query.everyMs)
  const source = { ...query, db, windows, sort: rollupSort(query.metric) }
  for (const segment of segmentsOf(source)) {
    if (windows.closedCount >= query.limit) break
    await (segment.source === 'readings'
      ? addReadings(source, segment)
      : addRollups(source, segment, segment.source))
  }
  return windows.points().slice(0, query.limit)
}

function segmentsOf({ db, device, from, to, everyMs, sort }: Source): Segment[] {
  if (everyMs === undefined || sort === undefined) return [{ from, to, source: 'readings' }]
  return planSeries({ from, to }, everyMs, sort, rollupReads(db).rolledUp(device, to))
}

async function addReadings({ db, device, metricId, windows, limit }: Source, range: Range): Promise<void> {
  for await (const { at, body } of readingRows(db, device, range)) {
    unpackValues(body, (id, value) => {
      if (id === metricId) windows.add(at, value)
    })
    if (windows.closedCount >= limit) return
  }
}

async function addRollups(source: Source, { from, to }: Range, level: Level): Promise<void> {
  const { db, device, metricId: metric, windows, limit, sort } = source
  const range = { from, to }
  for await (const { span, body } of rollupReads(db).rows({ level, device, metric, ...range })) {
    if (sort === 'numbers')
      eachWindow(level, range, { span, windows: unpackSummaries(body) }, (at, of) =>
        windows.addNumbers(at, of),
      )
    else eachWindow(level, range, { span, windows: unpackWords(body) }, (at, of) => windows.addWords(at, of))
    if (windows.closedCount >= limit) return
  }
}
