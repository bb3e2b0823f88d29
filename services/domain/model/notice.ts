import type { ChannelKind } from './channel.ts'
import type { PersonId } from './person.ts'

export const NOTICE_REASONS = [
  'raised',
  'climbed',
  'reopened',
  'next-step',
  'again',
  'assigned',
  'urged',
  'not-taken',
  'nearly-overdue',
  'overdue',
] as const
export type NoticeReason = (typeof NOTICE_REASONS)[number]

export const ENDINGS = ['in-hand', 'put-aside', 'over'] as const
/** Why nobody is to be called by an alert any more: what a light or a phone that shows it is told. */
export type Ending = (typeof ENDINGS)[number]

/**
 * Somebody is to be told of an alert. It is decided and journalled with what it follows from, as an event `notified` of the
 * alert; sending it, and whatever becomes of that, is the notifier's.
 */
export interface Notice {
  /** `{alert}/{n}`, n being the number of its event: the same after any restart, so that it is told apart from a second one. */
  readonly id: string
  readonly to: PersonId
  readonly why: NoticeReason
  /** From 1, in each round, and which round; 0 where no plan says it. */
  readonly step: number
  readonly round: number
  /** Channels in the order in which they are to be tried; the person's own where absent. */
  readonly by?: readonly ChannelKind[]
  /** Told again rather than perhaps not at all; spared by limits and quiet hours. */
  readonly isLifeSafety: boolean
}
