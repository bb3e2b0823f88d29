import type { WireDevice, WireDeviceBody } from '../../../services/api/wire/device.ts'

/** What of a device somebody wrote, without what it said itself: as it goes back. */
export const bodyOfDevice = (device: WireDevice): WireDeviceBody => ({
  ...{ kind: device.kind, site: device.site, zone: device.zone, name: device.name },
  ...(device.model !== undefined && { model: device.model }),
  ...(device.gateway !== undefined && { gateway: device.gateway }),
  ...(device.expectedIntervalMs !== undefined && { expectedIntervalMs: device.expectedIntervalMs }),
  ...(device.origin !== undefined && { origin: device.origin }),
})

/** The parts of it that are others than they were. */
export const partsChanged = (
  before: WireDevice,
  now: WireDevice,
  parts: readonly (keyof WireDeviceBody)[],
): readonly (keyof WireDeviceBody)[] =>
  parts.filter(part => JSON.stringify(inOrder(before[part])) !== JSON.stringify(inOrder(now[part])))

/** The same object whoever wrote it: the order of its keys says nothing. */
const inOrder = (value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, part]) => [key, inOrder(part)])
    : value
