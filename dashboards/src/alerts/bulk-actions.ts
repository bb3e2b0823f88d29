import type { WireAlert } from '../../../services/api/wire/alert.ts'
import type { WireMe } from '../../../services/api/wire/session.ts'
import type { Cause } from './alert.ts'
import { actionsFor } from './next-action.ts'

export const BULK_ACTIONS = ['acknowledge', 'claim', 'assign', 'comment', 'shelve', 'resolve'] as const
export type BulkAction = (typeof BULK_ACTIONS)[number]

/** What goes with an action. */
export interface BulkWords {
  readonly note?: string
  readonly assignee?: string
  readonly reason?: string
  readonly forMs?: number
  readonly cause?: Cause
}

/** What is done at once; for the others something is asked first. */
export const AT_ONCE: ReadonlySet<BulkAction> = new Set(['acknowledge', 'claim'])

/** Of the alerts that are chosen, those with which it can be done as they stand. */
export function fitFor(action: BulkAction, chosen: readonly WireAlert[], me: WireMe): readonly WireAlert[] {
  const mayShelve = me.rights.includes('alerts.shelve')
  return chosen.filter(alert => actionsFor(alert, me, { mayShelve }).includes(action))
}

/** What takes it back, where something does. */
export function takesBack(
  action: BulkAction,
  reason: string,
): { action: 'return' | 'unshelve'; reason?: string } | undefined {
  if (action === 'acknowledge' || action === 'claim') return { action: 'return', reason }
  return action === 'shelve' ? { action: 'unshelve' } : undefined
}
