import type { Values } from '../model/reading.ts'
import { type Instant, NEVER, NOT_YET } from '../model/time.ts'
import { type Frame, NOTHING_REPORTED } from '../rules/condition.ts'
import { quietSince } from './device-numbers.ts'
import type { DeviceState } from './device-state.ts'
import { latestValues } from './latest-values.ts'
import type { Community } from './state.ts'

/** What the rules of a device see at this time: what a reading reports, or time alone. */
export function frameAt(
  { policy, now: decidedAt }: Community,
  of: DeviceState,
  now: Instant,
  reported: Values = NOTHING_REPORTED,
  values: Values = latestValues(of),
): Frame {
  const since = quietSince(of)
  return {
    now,
    reported,
    values,
    windows: of.windows,
    quietSince: since === NOT_YET ? now : since,
    expectedIntervalMs: of.expectedIntervalMs,
    quietMs: since === NOT_YET ? 0 : decidedAt - since,
    isCutOff: of.isCutOff,
    doubts: of.doubts,
    dropouts: of.dropouts,
    timeZone: policy.timeZone ?? 'UTC',
    reached: false,
    begun: false,
    found: undefined,
    wakeAt: NEVER,
  }
}
