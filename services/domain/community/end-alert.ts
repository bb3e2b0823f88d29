import { clear } from '../alerts/episode.ts'
import type { AlertChange } from '../model/alert.ts'
import type { Instant } from '../model/time.ts'
import type { DeviceState } from './device-state.ts'
import type { Community } from './state.ts'
import { expiryTimer } from './timer.ts'

/** Ends the running episode of a rule, where there is one, with a word on why. */
export function clearAlert(
  community: Community,
  of: DeviceState,
  rule: string,
  now: Instant,
  changes: AlertChange[],
  note?: string,
): void {
  const record = community.alerts.get(of.open[rule] ?? '')
  if (record === undefined) return
  delete of.open[rule]
  community.timers.push(expiryTimer(record.alert.id, now + community.policy.keepClearedMs))
  changes.push(clear(record, now, note))
}
