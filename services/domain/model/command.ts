import type { Alert, Cause } from './alert.ts'
import type { Actor, PersonId } from './person.ts'
import type { DurationMs, Instant } from './time.ts'

export const ACTIONS = [
  'acknowledge',
  'claim',
  'assign',
  'transfer',
  'return',
  'on-site',
  'pause',
  'resume',
  'urge',
  'comment',
  'resolve',
  'shelve',
  'unshelve',
] as const
export type Action = (typeof ACTIONS)[number]

/** What a person does to an alert. */
export interface Command {
  readonly action: Action
  readonly alertId: string
  readonly actor: Actor
  readonly note?: string
  /** For `comment`: the photo that was added by it. */
  readonly photo?: string
  /** For `assign` and `transfer`. */
  readonly assignee?: PersonId
  /** For `resolve`: what it was in the end. */
  readonly cause?: Cause
  /** For `shelve` and `pause`: its end, or how long from now on. */
  readonly until?: Instant
  readonly forMs?: DurationMs
  /** For these two and `return`: why. */
  readonly reason?: string
  /** The version that the person saw; another one now is refused. */
  readonly version?: number
  /**
   * The same key again answers with the first outcome and changes nothing (HTTP `Idempotency-Key`). It names the
   * person too: whoever makes the command sees to it that two people's keys never meet.
   */
  readonly key?: string
}

/** Why a command changes nothing. The codes are those of the error catalogue (`model/errors.ts`). */
export type RefusalCode =
  | 'ALERT_NOT_FOUND'
  | 'ALERT_VERSION_CONFLICT'
  | 'ALERT_ALREADY_ACKNOWLEDGED'
  | 'ALERT_ALREADY_ON_SITE'
  | 'ALERT_ALREADY_RESOLVED'
  | 'ALERT_TAKEN'
  | 'ALERT_ALREADY_YOURS'
  | 'ALERT_NOT_YOURS'
  | 'ALERT_NOT_TAKEN'
  | 'ALERT_NEVER_PAUSED'
  | 'ALERT_NOT_PAUSED'
  | 'ALERT_JUST_URGED'
  | 'PAUSE_ALREADY_OVER'
  | 'PAUSE_TOO_LONG'
  | 'ALERT_NEVER_SHELVED'
  | 'ALERT_NOT_SHELVED'
  | 'SHELVING_ALREADY_OVER'
  | 'SHELVING_TOO_LONG'
  | 'IDEMPOTENCY_KEY_REUSED'

export type Outcome =
  | { readonly ok: true; readonly alert: Alert }
  /** `detail` says what would have been taken, where the code does not. */
  | { readonly ok: false; readonly code: RefusalCode; readonly detail?: string; readonly alert?: Alert }
