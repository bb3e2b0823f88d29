import type { DatabaseSync } from 'node:sqlite'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { DeviceId } from '../domain/model/device.ts'
import type { MetricValue, Values } from '../domain/model/reading.ts'
import type { DurationMs, Instant } from '../domain/model/time.ts'
import type { HistoryPoint, RawReading } from './history.ts'
import { unpackValues } from './values-blob.ts'
import { Windows } from './windows.ts'

export interface RangeQuery {
  readonly deviceId: DeviceId
  readonly from: Instant
  readonly to: Instant
  readonly limit: number
}

export interface SeriesQuery extends RangeQuery {
  readonly metric: string
  readonly everyMs?: DurationMs
}

/** Rows a read transaction: a few milliseconds, so that the write-ahead log is never held for long. */
const pageRowsMax = 2_000

/** The reading side of the embedded history. Between two pages other requests have their turn. */
export const historyReads = (db: DatabaseSync) => ({
  async series({ metric, everyMs, limit, ...range }: SeriesQuery): Promise<HistoryPoint[]> {
    const metricId = idOf(db, 'history_metric', metric)
    const windows = new Windows(everyMs)
    for await (const { at, body } of metricId === undefined ? [] : rows(db, range)) {
      unpackValues(body, (id, value) => {
        if (id === metricId) windows.add(at, value)
      })
      if (windows.closedCount >= limit) break
    }
    return windows.points().slice(0, limit)
  },

  async readings({ limit, ...range }: RangeQuery): Promise<RawReading[]> {
    const found: RawReading[] = []
    if (limit <= 0) return found
    const names = metricNames(db)
    for await (const { at, body } of rows(db, range)) {
      found.push({ at, values: valuesOf(body, names) })
      if (found.length >= limit) break
    }
    return found
  },
})

interface Row {
  readonly at: Instant
  readonly tie: number
  readonly body: Uint8Array
}

/** The readings of a device in [from, to), oldest first, a page a read transaction. */
async function* rows(
  db: DatabaseSync,
  { deviceId, from, to }: Omit<RangeQuery, 'limit'>,
): AsyncGenerator<Row> {
  const device = idOf(db, 'history_device', deviceId)
  if (device === undefined) return
  const page = db.prepare(`SELECT at, tie, body FROM history_reading
    WHERE device = ? AND (at, tie) > (?, ?) AND at < ? ORDER BY at, tie LIMIT ${pageRowsMax}`)
  let last = { at: from, tie: -1 }
  while (true) {
    const found = page.all(device, last.at, last.tie, to) as unknown as Row[]
    yield* found
    const end = found.at(-1)
    if (end === undefined || found.length < pageRowsMax) return
    last = { at: end.at, tie: end.tie }
    await nextTurn()
  }
}

function idOf(
  db: DatabaseSync,
  table: 'history_device' | 'history_metric',
  name: string,
): number | undefined {
  const row = db.prepare(`SELECT id FROM ${table} WHERE name = ?`).get(name)
  return row && Number(row.id)
}

/** Names are looked up as they are met: a metric may have come since the query began. */
function metricNames(db: DatabaseSync): (id: number) => string {
  const find = db.prepare('SELECT name FROM history_metric WHERE id = ?')
  const known = new Map<number, string>()
  return id => {
    const name = known.get(id) ?? String(find.get(id)?.name)
    known.set(id, name)
    return name
  }
}

function valuesOf(body: Uint8Array, nameOf: (id: number) => string): Values {
  const values: Record<string, MetricValue> = {}
  unpackValues(body, (id, value) => {
    values[nameOf(id)] = value
  })
  return values
}
