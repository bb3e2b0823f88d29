import type { AlertChange } from '../model/alert.ts'
import { type PersonId, SYSTEM } from '../model/person.ts'
import type { Instant } from '../model/time.ts'
import { isPaused, resume } from './pausing.ts'
import { type AlertRecord, record } from './record.ts'

/** Who has an alert in hand; nothing where nobody does, or where that is not known. */
export function holderOf({
  alert: { handling, assignee },
  acknowledgedBy,
}: AlertRecord): PersonId | undefined {
  if (handling === 'acknowledged') return acknowledgedBy
  return handling === 'assigned' || handling === 'on-site' ? (assignee ?? undefined) : undefined
}

const LEFT = 'whoever had it has left'

/** Whoever had it cannot see to it any more: it is nobody's, as if they had given it back. */
export function takeFromHolder(of: AlertRecord, at: Instant): AlertChange[] {
  const changes = isPaused(of) ? [resume(of, SYSTEM, at, LEFT)] : []
  const nobodys = { handling: 'new', assignee: null, version: of.alert.version + 1 } as const
  return [...changes, record(of, { type: 'returned', at, actor: SYSTEM, note: LEFT }, nobodys)]
}
