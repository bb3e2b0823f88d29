import type { Alert, AlertChange } from '../model/alert.ts'
import { type DurationMs, type Instant, MINUTE } from '../model/time.ts'
import { isUntold, type Pursuit } from '../notices/pursuit.ts'
import { call } from './start-call.ts'
import type { Community } from './state.ts'

/**
 * So long people are spared: whoever closes twenty alerts one after the other, or sees the power come back, is not called for
 * each that is next.
 */
const SPARED_MS: DurationMs = MINUTE

/** People do not hear any more by this call: those that went by it are called for, the first of them with the others. */
export function handOn(community: Community, pursuit: Pursuit, changes: AlertChange[]): void {
  const at = handedOnAt(community, pursuit)
  for (const id of pursuit.carries ?? []) {
    const alert = community.alerts.get(id)?.alert
    if (alert !== undefined && isLeft(community, alert))
      call(community, alert, { why: 'raised', at }, changes)
  }
}

/** Nobody waits longer where the one that was to be told of next is over before it was. */
const handedOnAt = ({ now }: Community, pursuit: Pursuit): Instant =>
  isUntold(pursuit) ? Math.max(now, Math.min(pursuit.roundAt, now + SPARED_MS)) : now + SPARED_MS

const isLeft = ({ pursuits }: Community, { id, condition, handling, suppressed }: Alert): boolean =>
  condition === 'active' && handling === 'new' && suppressed === null && !pursuits.has(id)
