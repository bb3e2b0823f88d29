import type { WireDevice } from '../../../services/api/wire/device.ts'
import type { WireKind } from '../api/devices.ts'

/** As the default of the rule `offline`: a device is silent after three intervals without data. */
export const INTERVALS = 3

export type Freshness = 'never' | 'silent' | 'fresh'

/** How much the last reading can be trusted to be how things are: the age of the data, not the word of a socket. */
export function freshnessOf(device: WireDevice, kind: WireKind | undefined, now: number): Freshness {
  if (device.lastSeenAt === null) return 'never'
  const intervalMs = intervalOf(device, kind)
  if (intervalMs === undefined) return 'fresh'
  return now - Date.parse(device.lastSeenAt) >= INTERVALS * intervalMs ? 'silent' : 'fresh'
}

export const intervalOf = (device: WireDevice, kind: WireKind | undefined): number | undefined =>
  device.expectedIntervalMs ?? kind?.expectedIntervalMs
