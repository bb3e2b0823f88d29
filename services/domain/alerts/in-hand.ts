import type { AlertChange } from '../model/alert.ts'
import { type PersonId, SYSTEM } from '../model/person.ts'
import type { Instant } from '../model/time.ts'
import { isPaused, resume } from './pausing.ts'
import { type AlertRecord, record } from './record.ts'

/** Who has an alert in hand: whoever took it, and whoever is there; nobody where nobody does, or where that is not known. */
export function holdersOf({
  alert: { handling, assignee },
  acknowledgedBy,
  onSiteBy,
}: AlertRecord): readonly PersonId[] {
  const some = (...who: (PersonId | null | undefined)[]) => who.filter(one => one != null)
  if (handling === 'acknowledged') return some(acknowledgedBy)
  if (handling === 'assigned') return some(assignee)
  return handling === 'on-site' ? [...new Set(some(assignee, onSiteBy))] : []
}

export const LEFT = 'whoever had it has left'

/** Whoever had it cannot see to it any more: it is nobody's, as if they had given it back. */
export function takeFromHolder(of: AlertRecord, at: Instant, why: string): AlertChange[] {
  const changes = isPaused(of) ? [resume(of, SYSTEM, at, why)] : []
  const nobodys = { handling: 'new', assignee: null, version: of.alert.version + 1 } as const
  return [...changes, record(of, { type: 'returned', at, actor: SYSTEM, note: why }, nobodys)]
}
