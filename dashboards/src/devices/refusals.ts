import type { WireDeviceRefusals } from '../../../services/api/wire/device-health.ts'
import { useGet } from '../api/use-get.ts'

const EVERY_MS = 60_000

export type Refusing = WireDeviceRefusals['devices'][number]

/** Whose messages were refused since the server began, by device. */
export function useRefusals(): ReadonlyMap<string, Refusing> | undefined {
  const { data } = useGet<WireDeviceRefusals>('/api/device-refusals', { everyMs: EVERY_MS })
  return data && new Map(data.devices.map(device => [device.id, device]))
}
