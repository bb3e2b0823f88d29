import type { AlertChange, Evidence } from '../model/alert.ts'
import { type Actor, SYSTEM } from '../model/person.ts'
import type { Instant } from '../model/time.ts'
import type { Shelf } from './holds.ts'
import { type AlertRecord, record } from './record.ts'
import type { Hold } from './stage.ts'

/** It is kept from people from now on, or for another reason than so far. */
export const suppress = (of: AlertRecord, hold: Hold, at: Instant): AlertChange =>
  record(
    of,
    { type: 'suppressed', at, actor: SYSTEM, note: hold.reason },
    { suppressed: { ...hold, since: at } },
  )

/** Nothing holds it back any more, and it is still so: people hear of it, with this alert or with the first of its like. */
export const release = (of: AlertRecord, group: string, at: Instant): AlertChange =>
  record(
    of,
    { type: 'released', at, actor: SYSTEM, note: of.alert.suppressed?.reason },
    { suppressed: null, announced: true, group },
  )

export const shelve = (of: AlertRecord, { by, reason, until }: Shelf, at: Instant): AlertChange =>
  record(
    of,
    { type: 'shelved', at, actor: by, note: reason },
    {
      shelvedUntil: until,
      suppressed:
        of.alert.condition === 'active' ? { reason: 'shelved', by, since: at } : of.alert.suppressed,
      version: of.alert.version + 1,
    },
  )

/** No longer put aside; whether something else holds it back is another question. */
export const unshelve = (of: AlertRecord, actor: Actor, at: Instant, note?: string): AlertChange =>
  record(of, { type: 'unshelved', at, actor, note }, { shelvedUntil: null, version: of.alert.version + 1 })

/** A summary tells of what joined it. */
export const updateSummary = (of: AlertRecord, evidence: Evidence, at: Instant): AlertChange => {
  of.occurrences++
  of.occurredAt = at
  return record(of, { type: 'occurred', at, actor: SYSTEM }, { evidence })
}
