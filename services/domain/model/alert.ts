import type { DeviceId, DeviceKind } from './device.ts'
import type { Actor } from './person.ts'
import type { SiteId, ZoneId } from './place.ts'
import type { Values } from './reading.ts'
import type { Text } from './text.ts'
import type { DurationMs, Instant } from './time.ts'

export const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const
/** From mild to worst; the order of `SEVERITIES` is the order of urgency. */
export type Severity = (typeof SEVERITIES)[number]

export const CONDITIONS = ['active', 'cleared'] as const
/** Is it still so? The first of the two axes of ISA-18.2. */
export type Condition = (typeof CONDITIONS)[number]

export const HANDLINGS = ['new', 'acknowledged', 'assigned', 'on-site', 'resolved'] as const
/** What have people done about it? The second axis. */
export type Handling = (typeof HANDLINGS)[number]

export const EVENT_TYPES = [
  'raised',
  'severity-changed',
  'occurred',
  'cleared',
  'acknowledged',
  'assigned',
  'commented',
  'on-site',
  'resolved',
  'reopened',
  'shelved',
  'unshelved',
  'suppressed',
  'released',
  'escalated',
  'notified',
  'withdrawn',
] as const
export type AlertEventType = (typeof EVENT_TYPES)[number]

/** A figure on the scale of a metric that the reading was held against. */
export interface Threshold {
  readonly metric: string
  readonly value: number
}

/** Why it was raised: what a person needs to believe it, copied so that pruning the readings cannot take it away. */
export interface Evidence {
  /** The rule in plain words with the figures that applied. */
  readonly sentence: Text
  /** The metrics that the rule looked at, in its order, and the figures to draw beside them. */
  readonly metrics: readonly string[]
  readonly thresholds: readonly Threshold[]
  /** The readings that fired it, oldest first, at most 20. */
  readonly readings: readonly { readonly at: Instant; readonly values: Values }[]
  /** The settings that applied to this device. */
  readonly settings: Readonly<Record<string, number>>
  /** How late the reading was that raised it, where it was history when it arrived. */
  readonly delayMs?: DurationMs
}

/** One episode of one rule on one device. Ids read like a serial number: `{site}-{n}`. */
export interface Alert {
  readonly id: string
  readonly site: SiteId
  readonly zone: ZoneId
  readonly deviceId: DeviceId
  readonly deviceKind: DeviceKind
  readonly rule: string
  readonly ruleVersion: number
  readonly title: Text
  readonly severity: Severity
  readonly peakSeverity: Severity
  readonly condition: Condition
  readonly handling: Handling
  /** It does not clear by itself: a person must resolve it. */
  readonly latched: boolean
  readonly assignee: string | null
  readonly shelvedUntil: Instant | null
  readonly occurrences: number
  readonly raisedAt: Instant
  readonly updatedAt: Instant
  readonly clearedAt: Instant | null
  /** Counts the changes of handling: what two operators at once must agree on. Telemetry never moves it. */
  readonly version: number
  readonly evidence: Evidence
}

/** One thing that happened to an alert; `n` counts from 1 within the alert. */
export interface AlertEvent {
  readonly alertId: string
  readonly n: number
  readonly at: Instant
  readonly type: AlertEventType
  readonly actor: Actor
  readonly note: string | null
}

/** An event with the alert as it stood right after it: what is journalled, pushed and sent to InfluxDB. */
export interface AlertChange {
  readonly alert: Alert
  readonly event: AlertEvent
}

export const isWorse = (a: Severity, b: Severity): boolean => SEVERITIES.indexOf(a) > SEVERITIES.indexOf(b)
