import type { WireAlertEvent } from '../../../services/api/wire/alert.ts'

/** After these nobody has it in hand by having seen it. */
const BEGINS_ANEW: ReadonlySet<WireAlertEvent['type']> = new Set(['reopened', 'returned'])

/** Whoever saw it last and has not given it back. */
export function acknowledgedBy(events: readonly WireAlertEvent[]): string | undefined {
  const last = events.findLast(
    ({ type }) => type === 'acknowledged' || type === 'on-site' || BEGINS_ANEW.has(type),
  )
  return last === undefined || BEGINS_ANEW.has(last.type) ? undefined : last.actor
}
