import type { PersonId } from './person.ts'
import type { Instant } from './time.ts'

export const CALLED_AS = ['manager', 'rota', 'role', 'carer', 'plan', 'administrator'] as const
/** As what an alert may call somebody: an own plan may name them, and with no rota for their zone all of a role are called. */
export type CalledAs = (typeof CALLED_AS)[number]

export const UNREACHABLE_REASONS = [
  'no-account',
  'account-disabled',
  'not-on-site',
  'no-address',
  'channel-off',
  'address-gone',
  'address-refused',
  'sends-failed',
] as const
/**
 * Why nobody gets at somebody: there is no such account, or not any more; it is out of use; its scope does not have the site;
 * nobody said how; every channel of theirs is switched off; a push subscription ended; the mail server knows no such
 * address; what was sent last never arrived.
 */
export type UnreachableReason = (typeof UNREACHABLE_REASONS)[number]

/** Somebody who is to be told of alerts and could not be. */
export interface Unreachable {
  readonly person: PersonId
  readonly why: UnreachableReason
}

export interface KnownUnreachable extends Unreachable {
  /** Found so first. */
  readonly since: Instant
}

/** What the checks of a site found. */
export interface Reach {
  /** When all of them were looked at last; `null` where they never were. */
  readonly checkedAt: Instant | null
  /** The next time of the day after this one is that of the next check; `null` before the first is awaited. */
  readonly dueAfter: Instant | null
  readonly unreachable: readonly KnownUnreachable[]
}

export const NEVER_CHECKED: Reach = { checkedAt: null, dueAfter: null, unreachable: [] }
