import type { DeviceId, DeviceKind } from './device.ts'
import type { DutyGap } from './duty-gap.ts'
import type { Notice } from './notice.ts'
import type { Actor, PersonId } from './person.ts'
import type { SiteId, ZoneId } from './place.ts'
import type { Unreachable } from './reach.ts'
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
  'transferred',
  'returned',
  'commented',
  'on-site',
  'paused',
  'resumed',
  'urged',
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

export const SUPPRESSION_REASONS = [
  'dry-run',
  'shelved',
  'maintenance',
  'parent',
  'weak-link',
  'told-already',
  'flood',
  'chattering',
] as const
/**
 * Why an alert is kept from people while it goes on being tracked: its rule is only tried so far; a person put it aside; work is being done there; what
 * it reports through is down; its connection is known to be bad; people were told of
 * the same rule on another device; too many come at once; it comes and goes too often.
 */
export type SuppressionReason = (typeof SUPPRESSION_REASONS)[number]

export interface Suppression {
  readonly reason: SuppressionReason
  /** What holds it back: the parent's alert, the maintenance window, who shelved it; the site for a flood. */
  readonly by: string
  readonly since: Instant
}

export const CAUSES = ['real', 'false-alarm', 'test', 'maintenance', 'sensor-fault'] as const
/** What it was in the end, in the word of the person who resolved it. */
export type Cause = (typeof CAUSES)[number]

/** A figure on the scale of a metric that the reading was held against. */
export interface Threshold {
  readonly metric: string
  readonly value: number
}

/** Of a reading what is worth keeping. */
export interface KeptReading {
  readonly at: Instant
  readonly values: Values
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
  /** What the rule keeps of a whole episode (plates, snapshots): the best there is of each, from whichever reading. */
  readonly kept?: readonly KeptReading[]
  /** What the rule worked out besides: `{ news2: 6, parameters: 4 }`. */
  readonly findings?: Readonly<Record<string, number>>
  /** Of a rule about a zone: the alerts that it was made of, and whose they are. */
  readonly members?: readonly { readonly alert: string; readonly device: DeviceId }[]
  /** Of alerts about duty: where nobody is, and when; the first fifty. */
  readonly gaps?: readonly DutyGap[]
  /** Of `people-unreachable`: who could not be told, and why; the first fifty. */
  readonly people?: readonly Unreachable[]
  /** Of `rule-failed`: the rules that are off for the device. */
  readonly failed?: readonly string[]
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
  /** Held back from people at present, and why. */
  readonly suppressed: Suppression | null
  /** People were told of it. What was announced as raised is announced as cleared, suppressed or not. */
  readonly announced: boolean
  /** The alert with which people hear of this one: the first of its like in the zone; its own id where it stands alone. */
  readonly group: string
  /** Given by whoever resolved it. */
  readonly cause: Cause | null
  readonly occurrences: number
  readonly raisedAt: Instant
  readonly updatedAt: Instant
  readonly clearedAt: Instant | null
  /** Counts the changes of handling: what two operators at once must agree on. Telemetry never moves it. */
  readonly version: number
  readonly evidence: Evidence
  /** Whoever has it in hand waits for something (a part, a key): until then nobody is pressed for it. */
  readonly pausedUntil: Instant | null
  /** How often people pressed whoever has it, and when last. */
  readonly urged: Urging | null
}

export interface Urging {
  readonly times: number
  readonly at: Instant
}

/** One thing that happened to an alert; `n` counts from 1 within the alert. */
export interface AlertEvent {
  readonly alertId: string
  readonly n: number
  readonly at: Instant
  readonly type: AlertEventType
  readonly actor: Actor
  readonly note: string | null
  /** Of `transferred`, and of `assigned` to whoever claimed it: who has it from then on. */
  readonly to?: PersonId
  /** Of `commented`: the photo that was added. */
  readonly photo?: string
  /** Of `notified`: who is to be told. */
  readonly notice?: Notice
}

/** An event with the alert as it stood right after it: what is journalled, pushed and sent to InfluxDB. */
export interface AlertChange {
  readonly alert: Alert
  readonly event: AlertEvent
}

/**
 * Whether people are to hear of it: not of what is held back, but always of the end of what they were told of. Who was told is
 * nobody's business on the site's own topics.
 */
export const isForPeople = ({ alert, event }: AlertChange): boolean =>
  event.type !== 'notified' && (alert.suppressed === null || (alert.announced && ENDS.has(event.type)))

const ENDS: ReadonlySet<AlertEventType> = new Set(['cleared', 'resolved', 'withdrawn'])

/** An alert as it was stored before these were known of it. */
export type StoredAlert = Omit<Alert, Held | Waiting> &
  Partial<Pick<Alert, Held>> &
  Partial<Pick<Alert, Waiting>>
type Held = 'suppressed' | 'announced' | 'group' | 'cause'
type Waiting = 'pausedUntil' | 'urged'

/** What is added stands behind all else, as in an alert that is raised: a replay compares them as they are written. */
export function completeAlert(alert: StoredAlert): Alert {
  if ('pausedUntil' in alert) return alert as Alert
  const { id: group } = alert
  const held = 'group' in alert ? alert : { ...alert, suppressed: null, announced: true, group, cause: null }
  return { ...held, pausedUntil: null, urged: null } as Alert
}

export const isWorse = (a: Severity, b: Severity): boolean => SEVERITIES.indexOf(a) > SEVERITIES.indexOf(b)
