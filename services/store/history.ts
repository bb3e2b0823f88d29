import type { Device } from '../domain/model/device.ts'
import type { MetricValue, Values } from '../domain/model/reading.ts'
import type { DurationMs, Instant } from '../domain/model/time.ts'

export interface HistoryQuery {
  readonly device: Device
  readonly metric: string
  /** Inclusive. */
  readonly from: Instant
  /** Exclusive. */
  readonly to: Instant
  /** One point a window of this length (aligned to the epoch); the readings as they came where absent. */
  readonly everyMs?: DurationMs
  readonly limit: number
}

/** A reading, or a window's mean with its spread; of flags and words, a window's latest value and how many there were. `at` is the event time, or the start of the window. */
export interface HistoryPoint {
  readonly at: Instant
  readonly value: MetricValue
  readonly min?: number
  readonly max?: number
  /** The latest value of a window. */
  readonly last?: number
  readonly count?: number
}

export interface RawReading {
  readonly at: Instant
  readonly values: Values
}

/** Past readings, oldest first. Served by the embedded store, or by InfluxDB where one is configured. */
export interface History {
  /**
   * Rejects when the server behind it cannot answer. Windows are for numbers; flags and words come as they were, and in
   * windows only from before the readings that are left, where something is kept of them.
   */
  series(query: HistoryQuery): Promise<HistoryPoint[]>
  readings(query: Omit<HistoryQuery, 'metric' | 'everyMs'>): Promise<RawReading[]>
}
