import type { WireAlertEvent } from '../../../../services/api/wire/alert.ts'
import { ON_THE_WAY } from '../../alerts/on-the-way.ts'
import type { Entry } from '../outbox/entry.ts'

/** Whether somebody set out since they have it, as the history or what waits to be sent says. */
export function isOnTheWay(
  events: readonly WireAlertEvent[],
  entries: readonly Entry[],
  username: string,
): boolean {
  const taken = events.findLastIndex(({ type }) => TAKEN.has(type))
  const alertId = events[0]?.alertId ?? ''
  return (
    events.slice(taken + 1).some(event => event.actor === username && isSaid(event)) ||
    entries.some(entry => entry.alertId === alertId && entry.said.note === ON_THE_WAY && !entry.refusal)
  )
}

/**
 * Of an alert whose notes somebody may not read (help needed) they are not told their own either: a word of theirs that is
 * no photo is taken for it.
 */
const isSaid = ({ type, note, photo }: WireAlertEvent): boolean =>
  note === ON_THE_WAY || (type === 'commented' && note === null && photo === undefined)

const TAKEN: ReadonlySet<WireAlertEvent['type']> = new Set(['assigned', 'transferred', 'returned'])
