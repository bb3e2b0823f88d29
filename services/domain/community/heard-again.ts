import { MISSED_INTERVALS } from '../alerts/site-silence.ts'
import type { AlertChange } from '../model/alert.ts'
import type { DurationMs } from '../model/time.ts'
import type { DeviceState } from './device-state.ts'
import { reconsiderHeldBy } from './reconsider.ts'
import { lookAgain } from './site-watch.ts'
import type { Community } from './state.ts'

/**
 * Somebody waits to hear of this device: what is behind it and silent, to know whose silence that is, or the silent site.
 * `quietMs`: how long nothing was heard of it. Where it missed a report, what is behind it has its own chance first.
 */
export function heardAgain(
  community: Community,
  of: DeviceState,
  quietMs: DurationMs,
  changes: AlertChange[],
): void {
  of.isAwaited = false
  const { id } = of.device
  if (quietMs >= MISSED_INTERVALS * of.expectedIntervalMs) community.holds.returned.set(id, community.now)
  reconsiderHeldBy(community, id, changes)
  lookAgain(community, changes)
}
