import type { WireAlert, WireAlertEvent } from '../../../services/api/wire/alert.ts'

export type Severity = WireAlert['severity']
export type Condition = WireAlert['condition']
export type Handling = WireAlert['handling']
export type Cause = NonNullable<WireAlert['cause']>
export type EventType = WireAlertEvent['type']

/** From the worst to the mildest: the order in which people look. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const satisfies readonly Severity[]
export const CONDITIONS = ['active', 'cleared'] as const satisfies readonly Condition[]
export const HANDLINGS = [
  'new',
  'acknowledged',
  'assigned',
  'on-site',
  'resolved',
] as const satisfies readonly Handling[]

export const CAUSES = [
  'real',
  'false-alarm',
  'test',
  'maintenance',
  'sensor-fault',
] as const satisfies readonly Cause[]

export const needsSomebody = (alert: WireAlert): boolean => alert.handling !== 'resolved'

/** Kept from people at present: put aside, explained by another, or one of too many. */
export const isHeld = (alert: WireAlert): boolean => alert.suppressed !== null

/** Nobody has taken it up, and it is not held back. */
export const isWaiting = (alert: WireAlert): boolean => alert.handling === 'new' && !isHeld(alert)

/** Newest raised first; of the same instant, the higher serial number first. */
export function byNewest(a: WireAlert, b: WireAlert): number {
  // All of one form, so they are ordered as they are written; to compare them as words takes fifty times as long.
  if (a.raisedAt !== b.raisedAt) return a.raisedAt < b.raisedAt ? 1 : -1
  return byNumber.compare(b.id, a.id)
}
const byNumber = new Intl.Collator('en', { numeric: true })

export const worstOf = (alerts: readonly WireAlert[]): Severity | undefined =>
  SEVERITIES.find(severity => alerts.some(alert => alert.severity === severity))
