import type { DeviceId } from './device.ts'
import type { Instant } from './time.ts'

export type MetricValue = number | string | boolean

/** Metric name → value. A metric that is missing was not reported; it is never 0. */
export type Values = Readonly<Record<string, MetricValue>>

/** Nothing is reported. */
export function isEmpty(values: Values): boolean {
  for (const _ in values) return false
  return true
}

/** What a decoder makes of one message: a device's claim, not yet judged. */
export interface Reading {
  readonly deviceId: DeviceId
  readonly values: Values
  /** The device's own time stamp; absent when it sent none (or one that cannot be a time). */
  readonly ts?: Instant
  /** MQTT session and packet id: the identity of a reading without `ts`. */
  readonly packet?: string
  /** The message says that it is sent again (MQTT DUP). */
  readonly dup?: true
  /** Metrics that it reports with no value that they can have: refused, and known of the sensor. */
  readonly doubted?: readonly string[]
  /** Numbers, as they were sent, that are above their scale and may be so in earnest: refused, or read as signed. */
  readonly above?: Readonly<Record<string, number>>
}

/**
 * What the ingest made of a reading.
 * - `live`: evaluated by the rules.
 * - `late`: older than the limit; `out-of-order`: older than what the device already sent. Both are history:
 *   stored, never evaluated as if they were now (a call for help, fire and smoke still are).
 * - `repeated`: the same reading again; nothing follows from it.
 * - `unknown-device`: the device is not registered (any more).
 */
export type Standing = 'live' | 'late' | 'out-of-order' | 'repeated' | 'unknown-device'

const KEPT: ReadonlySet<Standing> = new Set(['live', 'late', 'out-of-order'])

/** Part of the history: a repeated reading is there already, one of no device belongs to nobody. */
export const isKept = (standing: Standing): boolean => KEPT.has(standing)

/**
 * Why the event time is not the device's own stamp: it was of the future, or the flow's time is ahead of the clock (which
 * was set back) and the stamp was moved on by as much.
 */
export type Mark = 'future-clamped' | 'moved-on'

/** A reading's place in time after it was judged. `at` is the event time used everywhere from here on. */
export interface Acceptance {
  readonly standing: Standing
  readonly at: Instant
  readonly mark?: Mark
}
