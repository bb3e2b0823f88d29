import type { Device } from '../domain/model/device.ts'
import type { Kind } from '../domain/model/kind.ts'
import type { MetricValue } from '../domain/model/reading.ts'
import type { Instant } from '../domain/model/time.ts'
import type { History, HistoryPoint, HistoryQuery, RawReading } from '../store/history.ts'
import type { InfluxConfig } from './config.ts'
import { type Selection, selectFields, selectWindows } from './influxql.ts'
import { type Cell, Querier } from './query.ts'

export interface HistoryOptions {
  readonly config: InfluxConfig
  readonly kinds: ReadonlyMap<string, Kind>
}

export interface InfluxHistory extends History {
  close(): void
}

/** Past readings from InfluxDB. Times are whole milliseconds: the tie-breaker of the points is dropped. */
export function createInfluxHistory({ config, kinds }: HistoryOptions): InfluxHistory {
  const querier = new Querier(config)
  const kindOf = ({ kind }: Device): Kind => {
    const known = kinds.get(kind)
    if (known === undefined) throw new Error(`no such kind of device: ${kind}`)
    return known
  }
  return {
    async series(query) {
      if (query.limit <= 0) return []
      const kind = kindOf(query.device)
      const selection = selectionOf(kind, query)
      const numbers = kind.metrics[query.metric]?.type === 'number'
      if (query.everyMs !== undefined && numbers) {
        const { values } = await querier.select(selectWindows(query.metric, query.everyMs, selection))
        return values.flatMap(windowPoint)
      }
      const { values } = await querier.select(selectFields([query.metric], selection))
      return values.flatMap(rawPoint)
    },
    async readings(query) {
      if (query.limit <= 0) return []
      const kind = kindOf(query.device)
      const metrics = Object.keys(kind.metrics)
      const { columns, values } = await querier.select(selectFields(metrics, selectionOf(kind, query)))
      return values.map(row => readingOf(columns, row))
    },
    close: () => querier.close(),
  }
}

type Query = Omit<HistoryQuery, 'metric' | 'everyMs'>

const selectionOf = (kind: Kind, { device, from, to, limit }: Query): Selection => ({
  measurement: kind.measurement,
  deviceId: device.id,
  from,
  to,
  limit,
})

function rawPoint([at, value]: readonly Cell[]): HistoryPoint[] {
  return value === null || value === undefined ? [] : [{ at: Number(at), value }]
}

function windowPoint([at, mean, least, greatest, latest, total]: readonly Cell[]): HistoryPoint[] {
  if (typeof mean !== 'number') return []
  const [min, max, last, count] = [least, greatest, latest, total].map(Number) as [
    number,
    number,
    number,
    number,
  ]
  return [{ at: Number(at), value: mean, min, max, last, count }]
}

/** A field that the point does not have was not reported. */
function readingOf(columns: readonly string[], row: readonly Cell[]): RawReading {
  const values: Record<string, MetricValue> = {}
  let at: Instant = 0
  for (const [i, column] of columns.entries()) {
    const cell = row[i]
    if (column === 'time') at = Number(cell)
    else if (cell !== null && cell !== undefined) values[column] = cell
  }
  return { at, values }
}
