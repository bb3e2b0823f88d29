import type { AlertChange } from '../model/alert.ts'
import { DROPOUTS_MAX } from '../model/dropout.ts'
import type { DurationMs } from '../model/time.ts'
import { applyRule } from './apply-rule.ts'
import type { DeviceState } from './device-state.ts'
import { frameAt } from './frame.ts'
import type { Community } from './state.ts'
import { OFFLINE, silencedBy } from './topology.ts'

/**
 * It was silent for so long and is heard, before anything else follows from that. What its gateway, its site or planned work
 * explains says nothing about its own connection.
 */
export function noteDropout(
  community: Community,
  of: DeviceState,
  quietMs: DurationMs,
  changes: AlertChange[],
): void {
  const { now, alerts } = community
  if (quietMs === Number.POSITIVE_INFINITY || silencedBy(community, of) !== undefined) return
  if (alerts.get(of.open[OFFLINE] ?? '')?.alert.suppressed?.reason === 'maintenance') return
  of.dropouts = [...(of.dropouts ?? []), { at: now, quietMs }].slice(-DROPOUTS_MAX)
  for (const compiled of of.program.droppingOut) {
    applyRule(community, of, compiled, frameAt(community, of, now), changes)
  }
}
