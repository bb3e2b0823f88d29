import type { MetricValue, Values } from '../../services/domain/model/reading.ts'
import type { Instant } from '../../services/domain/model/time.ts'
import type { Mapping, MetricMapping } from './mapping.ts'

/** A row of the series as a device would have sent it. */
export interface RecordedReading {
  readonly deviceId: string
  readonly ts: Instant
  readonly values: Values
}

/** Why a row is no reading. */
export type RowFault = 'time-unreadable' | 'device-missing' | 'nothing-measured'

export type Row = Readonly<Record<string, string>>

export function convert(row: Row, mapping: Mapping): RecordedReading | RowFault {
  const ts = timeOf(row[mapping.time.column] ?? '', mapping.time.unit)
  if (ts === undefined) return 'time-unreadable'
  const deviceId = deviceOf(row, mapping)
  if (deviceId === undefined) return 'device-missing'
  const values = valuesOf(row, metricsOf(deviceId, mapping))
  return Object.keys(values).length === 0 ? 'nothing-measured' : { deviceId, ts, values }
}

/** The metrics of the mapping, with those of this device instead where it has its own. */
export const metricsOf = (deviceId: string, mapping: Mapping): Readonly<Record<string, MetricMapping>> => ({
  ...mapping.metrics,
  ...mapping.devices[deviceId]?.metrics,
})

function valuesOf(row: Row, metrics: Readonly<Record<string, MetricMapping>>): Values {
  const values: Record<string, MetricValue> = {}
  for (const [name, metric] of Object.entries(metrics)) {
    const value = measured(row[metric.from]?.trim() ?? '', metric)
    if (value !== undefined) values[name] = value
  }
  return values
}

/** A cell that is empty or not a number was not measured; it never becomes 0. */
function measured(cell: string, metric: MetricMapping): MetricValue | undefined {
  if (metric.words) return metric.words[cell]
  const raw = cell === '' ? Number.NaN : Number(cell)
  if (!Number.isFinite(raw)) return undefined
  const number = scaled(metric.signedBits ? signed(raw, metric.signedBits) : raw, metric)
  const [min, max] = metric.clamp ?? [-Infinity, Infinity]
  return Number(Math.min(max, Math.max(min, number)).toFixed(3))
}

function scaled(raw: number, { empty, full, scale = 1, offset = 0 }: MetricMapping): number {
  if (empty === undefined || full === undefined) return raw * scale + offset
  return ((raw - empty) / (full - empty)) * 100
}

const signed = (raw: number, bits: number) => (raw >= 2 ** (bits - 1) ? raw - 2 ** bits : raw)

function timeOf(cell: string, unit: Mapping['time']['unit']): Instant | undefined {
  const at =
    unit === 'iso' ? Date.parse(cell) : Number(cell === '' ? Number.NaN : cell) * (unit === 's' ? 1_000 : 1)
  return Number.isFinite(at) ? Math.round(at) : undefined
}

function deviceOf(row: Row, { device }: Mapping): string | undefined {
  if ('id' in device) return device.id
  const cell = row[device.column]?.trim()
  return cell ? `${device.prefix ?? ''}${cell}` : undefined
}
