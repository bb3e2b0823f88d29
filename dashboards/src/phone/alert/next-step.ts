import type { WireAlert, WireAlertEvent } from '../../../../services/api/wire/alert.ts'

export const STEPS = [
  'claim',
  'confirm',
  'on-the-way',
  'on-site',
  'photo',
  'resolve',
  'acknowledge',
  'transfer',
  'return',
  'pause',
  'resume',
  'urge',
  'comment',
] as const
/** What somebody can do about an alert with a phone in the hand. */
export type Step = (typeof STEPS)[number]

export interface Steps {
  /** The likeliest, under the thumb. */
  readonly main: Step | undefined
  readonly others: readonly Step[]
}

export interface Going {
  readonly username: string
  /** That they set out was said. */
  readonly isOnTheWay: boolean
  /** Somebody gave it to them, and they have not said so far that they know. */
  readonly isUnconfirmed: boolean
}

type Standing = Pick<
  WireAlert,
  'handling' | 'condition' | 'assignee' | 'latched' | 'pausedUntil' | 'redacted'
>

export function stepsOf(alert: Standing, going: Going): Steps {
  const isMine = alert.assignee === going.username
  switch (alert.handling) {
    case 'new':
      return { main: 'claim', others: ['acknowledge', 'on-site', 'photo', 'resolve', 'comment'] }
    case 'acknowledged':
      return { main: 'claim', others: ['on-site', 'photo', 'resolve', 'urge', 'comment'] }
    case 'assigned':
      return isMine ? ofMine(alert, going) : ofOthers(['on-site', 'urge', 'photo', 'resolve', 'comment'])
    case 'on-site':
      return isMine
        ? { main: 'resolve', others: ['photo', 'transfer', 'return', ...pausing(alert), 'comment'] }
        : ofOthers(['urge', 'photo', 'resolve', 'comment'])
    case 'resolved':
      return { main: undefined, others: [] }
  }
}

function ofMine(alert: Standing, going: Going): Steps {
  const rest: readonly Step[] = ['photo', 'transfer', 'return', ...pausing(alert), 'comment']
  if (going.isUnconfirmed) return { main: 'confirm', others: ['on-the-way', 'on-site', 'resolve', ...rest] }
  if (alert.condition === 'cleared') return { main: 'resolve', others: ['on-site', ...rest] }
  if (alert.pausedUntil !== null)
    return { main: 'resume', others: ['on-site', 'resolve', ...rest.filter(step => step !== 'resume')] }
  if (!going.isOnTheWay) return { main: 'on-the-way', others: ['on-site', 'resolve', ...rest] }
  return { main: 'on-site', others: ['resolve', ...rest] }
}

const ofOthers = (others: readonly Step[]): Steps => ({ main: undefined, others })

/** What does not clear by itself may hang on a life, and whoever sees no more than that help is needed cannot judge that. */
function pausing({ pausedUntil, latched, redacted }: Standing): readonly Step[] {
  if (pausedUntil !== null) return ['resume']
  return latched || redacted ? [] : ['pause']
}

/** Since it was given to them by somebody else, they did and said nothing. */
export function isUnconfirmed(events: readonly WireAlertEvent[], username: string): boolean {
  const given = events.findLastIndex(({ type }) => type === 'assigned' || type === 'transferred')
  const giver = events[given]?.actor
  if (giver === undefined || giver === username) return false
  return !events.slice(given + 1).some(({ actor }) => actor === username)
}
