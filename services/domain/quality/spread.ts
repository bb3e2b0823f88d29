import {
  type Alert,
  CAUSES,
  type Cause,
  SUPPRESSION_REASONS,
  type SuppressionReason,
} from '../model/alert.ts'
import type { Actor } from '../model/person.ts'
import { type AlertLife, isPerson, isWithin, type Period, rings } from './life.ts'

/** How many there were of each priority; `medium` and `low` are one, as the standards know three. */
export type Priorities = Readonly<Record<'critical' | 'high' | 'rest', number>>

export function prioritiesOf(ringing: readonly AlertLife[]): Priorities {
  const counts = { critical: 0, high: 0, rest: 0 }
  for (const { severity } of ringing) counts[priorityOf(severity)]++
  return counts
}

export const priorityOf = (severity: Alert['severity']): keyof Priorities =>
  severity === 'critical' || severity === 'high' ? severity : 'rest'

/** What people said it was when they settled it. */
export type Causes = Readonly<Record<Cause | 'not-said', number>>

export const closedByPeople = (
  lives: readonly AlertLife[],
  period: Period,
  actor: Actor | undefined,
): AlertLife[] =>
  lives.filter(
    ({ resolvedAt, resolvedBy }) =>
      isWithin(resolvedAt, period) && isPerson(resolvedBy) && (actor === undefined || resolvedBy === actor),
  )

export function causesOf(closed: readonly AlertLife[]): Causes {
  const counts = Object.fromEntries([...CAUSES, 'not-said'].map(cause => [cause, 0])) as Record<
    keyof Causes,
    number
  >
  for (const { cause } of closed) counts[cause ?? 'not-said']++
  return counts
}

/** What people were not told of at once, or not by itself. None of it is in the figures of alarms. */
export interface Held {
  /** Raised in the period and held back, by the first reason. */
  readonly suppressed: Readonly<Record<SuppressionReason, number>>
  /** Of all alerts of the period, those that a person put aside at some time. */
  readonly shelved: number
  /** Told together with another one. */
  readonly grouped: number
}

export function heldOf(lives: readonly AlertLife[], period: Period): Held {
  const suppressed = Object.fromEntries(SUPPRESSION_REASONS.map(reason => [reason, 0])) as Record<
    SuppressionReason,
    number
  >
  let [shelved, grouped] = [0, 0]
  for (const life of lives.filter(({ raisedAt }) => isWithin(raisedAt, period))) {
    if (life.heldBy !== null) suppressed[life.heldBy]++
    if (life.shelved) shelved++
    if (life.announcedAt !== null && !rings(life)) grouped++
  }
  return { suppressed, shelved, grouped }
}
