// A night with an SOS: who is told of it, and when.
import type { AlertChange } from '../../model/alert.ts'
import { HOUR, type Instant, SECOND } from '../../model/time.ts'
import type { Community } from '../state.ts'
import { step } from '../step.ts'
import { nextFireAt } from '../timers.ts'
import { reading, T0 } from './site.ts'

export const NIGHT = T0 + 3 * HOUR
export const after = (seconds: number): Instant => NIGHT + seconds * SECOND

export const sos = (community: Community, at = NIGHT): readonly AlertChange[] =>
  step(community, reading('band', at, { sos: true }), at).changes

/** Everything that happens until then, each timer at its own time. */
export function until(community: Community, end: Instant): AlertChange[] {
  const changes: AlertChange[] = []
  for (let due = nextFireAt(community); due !== undefined && due <= end; due = nextFireAt(community))
    changes.push(...step(community, { type: 'tick' }, due).changes)
  changes.push(...step(community, { type: 'tick' }, end).changes)
  return changes
}

export const ofFirst = (changes: readonly AlertChange[]): AlertChange[] =>
  changes.filter(({ alert }) => alert.id === 's-1')
