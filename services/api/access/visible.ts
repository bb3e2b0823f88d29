import type { Alert } from '../../domain/model/alert.ts'
import type { Caller } from './sessions.ts'

/**
 * The one place that judges what of the alerts a person may see: lists, single alerts, the feed and the events for
 * those who poll all ask here, when they answer.
 */
export function visibleTo({ role }: Pick<Caller, 'role'>, _alert: Alert): boolean {
  switch (role) {
    case 'administrator':
      return true
  }
}
