import type { WireAlert } from '../../../../services/api/wire/alert.ts'
import { callOf } from '../../alarm/call.ts'
import type { Entry } from '../outbox/entry.ts'
import { foreseen } from '../outbox/foreseen.ts'

/**
 * Whether any of the news calls for whoever has the phone: critical, and nobody has taken it up. What they pressed without
 * a line counts at once: nobody hears on for what they have in hand.
 */
export const callsInHand = (
  alerts: readonly WireAlert[],
  entries: readonly Entry[],
  news: readonly string[],
): boolean =>
  news.length > 0 &&
  alerts.some(alert => news.includes(alert.id) && callOf(foreseen(alert, entries))?.priority === 'high')
