// Plays a random history, with ticks when they are due as the server makes them.
import type { AlertChange } from '../../model/alert.ts'
import { DAY, type Instant } from '../../model/time.ts'
import type { Community } from '../state.ts'
import { step } from '../step.ts'
import { nextFireAt } from '../timers.ts'
import { noisySite } from './noisy-history.ts'
import type { RandomHistory } from './random-history.ts'

/** While nobody listens, nothing is due. */
const PASSES_OVER: ReadonlySet<string> = new Set(['started', 'clock-stepped'])

/** All that follows from a history; `between` may swap the state before an input, as a restart does. */
export function play(
  history: RandomHistory,
  between: (community: Community, place: number) => Community = community => community,
  community: Community = noisySite(),
): AlertChange[] {
  let state = community
  return history.flatMap(([input, now], place) => {
    state = between(state, place)
    const fired = PASSES_OVER.has(input.type) ? [] : tickUntil(state, now)
    return [...fired, ...step(state, input, now).changes]
  })
}

/** A tick at each time at which something fires. */
export function tickUntil(community: Community, now: Instant): AlertChange[] {
  const changes: AlertChange[] = []
  for (let due = nextFireAt(community); due !== undefined && due <= now; due = nextFireAt(community)) {
    changes.push(...step(community, { type: 'tick' }, due).changes)
  }
  return changes
}

/** Two days on: every delay, window, shelf and flood is over. */
export function laterOn(community: Community): AlertChange[] {
  const until = community.now + 2 * DAY
  return [...tickUntil(community, until), ...step(community, { type: 'tick' }, until).changes]
}
