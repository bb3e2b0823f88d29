import type { Input } from '../model/input.ts'
import type { PersonId } from '../model/person.ts'
import type { Reach, Unreachable } from '../model/reach.ts'
import type { Instant } from '../model/time.ts'

export type ReachInput = Extract<Input, { type: 'reach-checked' }>

/** What is known after a check. Of whoever was found before it is known since when. */
export function reachAfter(before: Reach, { found, isDaily, isFirst }: ReachInput, now: Instant): Reach {
  if (isFirst) return { ...before, dueAfter: now }
  const known = new Map<PersonId, Instant>(before.unreachable.map(({ person, since }) => [person, since]))
  const unreachable = found.map(({ person, why }: Unreachable) => ({
    person,
    why,
    since: known.get(person) ?? now,
  }))
  return { ...before, ...(isDaily && { checkedAt: now, dueAfter: now }), unreachable }
}
