import type { Alert } from '../../domain/model/alert.ts'
import type { NumberedChange } from '../../journal/journal.ts'
import { createFormerPersons, type FormerPersonOptions } from './former-person.ts'
import type { Caller } from './sessions.ts'

/** An alert as somebody may see it; nothing where he may not. One that is seen whole is the same object. */
export type Sees = (alert: Alert) => Alert | undefined

/**
 * The one place that judges what of the alerts a person may see: lists, single alerts, the feed and the events for
 * those who poll all ask here, when they answer.
 */
export interface Sight {
  /** The same function for all of a role. */
  as(caller: Pick<Caller, 'role'>): Sees
}

export function createSight(options: FormerPersonOptions): Sight {
  const ofFormer = createFormerPersons(options)
  return {
    as({ role }) {
      switch (role) {
        case 'administrator':
          return ofFormer
        default:
          return () => undefined
      }
    },
  }
}

export const allSeen = (alerts: readonly Alert[], sees: Sees): Alert[] =>
  alerts.flatMap(alert => sees(alert) ?? [])

export const changesSeen = (changes: readonly NumberedChange[], sees: Sees): NumberedChange[] =>
  changes.flatMap(numbered => {
    const { seq, change } = numbered
    const alert = sees(change.alert)
    if (alert === undefined) return []
    return alert === change.alert ? [numbered] : [{ seq, change: { ...change, alert } }]
  })
