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
  /** MQTT session and packet id: the identity of a reading without a `ts` of its own. */
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
export interface Acceptance extends Meant {
  readonly standing: Standing
  readonly at: Instant
  readonly mark?: Mark
}

/** What a reading is taken for where that is more or less than it says. */
export interface Meant {
  /** Its values as they count, where a sensor is beyond its scale. */
  readonly taken?: Values
  /** Of `taken`: the metrics that are acted on with the next reading at the earliest. */
  readonly waiting?: readonly string[]
  /** Of a reading out of order, the metrics of fire and smoke of which nothing newer is known. */
  readonly news?: readonly string[]
}

/** What is stored of a reading, and exported: a bin that burns is at the end of its scale there too. */
export const valuesMeant = ({ values }: Reading, { taken }: Acceptance): Values => taken ?? values

/** What of it is shown as known of the device; `isNewest` where nothing newer is. */
export function valuesKnown(reading: Reading, acceptance: Acceptance, isNewest: boolean): Values {
  const values = valuesMeant(reading, acceptance)
  const { waiting, news } = acceptance
  if (isNewest && waiting === undefined) return values
  const isKnown = (metric: string) => (isNewest || news?.includes(metric)) && !waiting?.includes(metric)
  return Object.fromEntries(Object.entries(values).filter(([metric]) => isKnown(metric)))
}
