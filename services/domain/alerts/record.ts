import type { Alert, AlertChange, AlertEventType } from '../model/alert.ts'
import type { Actor, PersonId } from '../model/person.ts'
import type { Instant } from '../model/time.ts'

/** An alert with what is counted about it. Plain data: it goes into the snapshot. */
export interface AlertRecord {
  alert: Alert
  /** Events so far: the `n` of the last one. */
  events: number
  /** Triggers so far. Ahead of the alert's own figure until the next event announces them. */
  occurrences: number
  /** When an occurrence was last an event. */
  occurredAt: Instant
  /** Who did so last. Unknown of one that was acknowledged before this was kept. */
  acknowledgedBy?: PersonId
  /** Who said last that they are there. Unknown of one where somebody was before this was kept. */
  onSiteBy?: Actor
  /** Who pressed within the last minute. */
  urgings?: readonly { readonly by: Actor; readonly at: Instant }[]
}

export interface Happening {
  readonly type: AlertEventType
  readonly at: Instant
  readonly actor: Actor
  readonly note?: string | undefined
  readonly to?: PersonId
  readonly photo?: string
}

/** The one way in which an alert changes: a patch and its event together. */
export function record(
  of: AlertRecord,
  { type, at, actor, note, to, photo }: Happening,
  patch: Partial<Alert> = {},
): AlertChange {
  const updatedAt = Math.max(of.alert.updatedAt, at)
  of.alert = { ...of.alert, ...patch, occurrences: of.occurrences, updatedAt }
  of.events++
  const said = { type, actor, note: note ?? null, ...(to && { to }), ...(photo && { photo }) }
  return { alert: of.alert, event: { alertId: of.alert.id, n: of.events, at, ...said } }
}

/** It is over. What people were told of is not held back any more; of what they never heard they need not hear now. */
export const over = (alert: Alert, at: Instant): Partial<Alert> => ({
  condition: 'cleared',
  clearedAt: at,
  suppressed: alert.announced ? null : alert.suppressed,
})
