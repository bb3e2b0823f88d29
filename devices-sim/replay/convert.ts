import type { MetricValue, Values } from '../../services/domain/model/reading.ts'
import type { Instant } from '../../services/domain/model/time.ts'
import type { Mapping, MetricMapping } from './mapping.ts'

/** A row of the series as a device would have sent it. */
export interface RecordedReading {
  readonly deviceId: string
  readonly ts: Instant
  readonly values: Values
}

/** Why a row is no reading, and what that means. */
export const rowFaults = {
  'time-unreadable': 'its time is none of the unit that the mapping names',
  'time-without-offset':
    'its time ends in neither Z nor an offset such as +08:00, so it could be in any zone',
  'device-missing': 'it names no device',
  'nothing-measured': 'no cell of it holds a value',
} as const
export type RowFault = keyof typeof rowFaults

export type Row = Readonly<Record<string, string>>

/** `onUnreadable` hears of every metric in whose cell something stands that is no value. */
export function convert(
  row: Row,
  mapping: Mapping,
  onUnreadable: (metric: string) => void = () => undefined,
): RecordedReading | RowFault {
  const ts = timeOf(row[mapping.time.column]?.trim() ?? '', mapping.time.unit)
  if (typeof ts === 'string') return ts
  const deviceId = deviceOf(row, mapping)
  if (deviceId === undefined) return 'device-missing'
  const values = valuesOf(row, metricsOf(deviceId, mapping), onUnreadable)
  return Object.keys(values).length === 0 ? 'nothing-measured' : { deviceId, ts, values }
}

/** The metrics of the mapping, with those of this device instead where it has its own. */
export const metricsOf = (deviceId: string, mapping: Mapping): Readonly<Record<string, MetricMapping>> => ({
  ...mapping.metrics,
  ...mapping.devices[deviceId]?.metrics,
})

function valuesOf(
  row: Row,
  metrics: Readonly<Record<string, MetricMapping>>,
  onUnreadable: (metric: string) => void,
): Values {
  const values: Record<string, MetricValue> = {}
  for (const [name, metric] of Object.entries(metrics)) {
    const cell = row[metric.from]?.trim() ?? ''
    const value = measured(cell, metric)
    if (value !== undefined) values[name] = value
    else if (cell !== '') onUnreadable(name)
  }
  return values
}

/** A cell that is empty or not a number was not measured; it never becomes 0. */
function measured(cell: string, metric: MetricMapping): MetricValue | undefined {
  if (metric.words) return Object.hasOwn(metric.words, cell) ? metric.words[cell] : undefined
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

const ISO = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(Z|[+-]\d\d:?\d\d)?$/i

function timeOf(cell: string, unit: Mapping['time']['unit']): Instant | RowFault {
  if (unit === 'iso') return isoTimeOf(cell)
  const at = Number(cell === '' ? Number.NaN : cell) * (unit === 's' ? 1_000 : 1)
  return Number.isFinite(at) ? Math.round(at) : 'time-unreadable'
}

/** Without its offset a stamp would be read in the zone of the machine that happens to replay it. */
function isoTimeOf(cell: string): Instant | RowFault {
  const match = ISO.exec(cell)
  if (match && match[1] === undefined) return 'time-without-offset'
  const at = match ? Date.parse(cell.replace(' ', 'T').replace(',', '.')) : Number.NaN
  return Number.isFinite(at) ? at : 'time-unreadable'
}

function deviceOf(row: Row, { device }: Mapping): string | undefined {
  if ('id' in device) return device.id
  const cell = row[device.column]?.trim()
  return cell ? `${device.prefix ?? ''}${cell}` : undefined
}
