import type { DatabaseSync } from 'node:sqlite'
import type { DeviceId } from '../domain/model/device.ts'
import type { MetricValue, Values } from '../domain/model/reading.ts'
import type { HistoryPoint, RawReading } from './history.ts'
import { numberOf, readingRows } from './reading-rows.ts'
import type { Range } from './rollups/plan.ts'
import { readSeries, type SeriesQuery } from './series-reads.ts'
import { unpackValues } from './values-blob.ts'

export interface RangeQuery extends Range {
  readonly deviceId: DeviceId
  readonly limit: number
}

/** The reading side of the embedded history. */
export const historyReads = (db: DatabaseSync) => ({
  async series({ deviceId, metric, ...query }: SeriesNames & Omit<SeriesQuery, 'device' | 'metricId'>) {
    const device = numberOf(db, 'history_device', deviceId)
    const metricId = numberOf(db, 'history_metric', metric)
    const none: HistoryPoint[] = []
    if (device === undefined || metricId === undefined) return none
    return readSeries(db, { ...query, device, metric, metricId })
  },

  async readings({ deviceId, limit, ...range }: RangeQuery): Promise<RawReading[]> {
    const found: RawReading[] = []
    const device = numberOf(db, 'history_device', deviceId)
    if (limit <= 0 || device === undefined) return found
    const names = metricNames(db)
    for await (const { at, body } of readingRows(db, device, range)) {
      found.push({ at, values: valuesOf(body, names) })
      if (found.length >= limit) break
    }
    return found
  },
})

interface SeriesNames {
  readonly deviceId: DeviceId
  readonly metric: string
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
