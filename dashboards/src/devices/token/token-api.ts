import type { UseQueryResult } from '@tanstack/react-query'
import type { WireDeviceTokens } from '../../../../services/api/wire/device-token.ts'
import { useGet } from '../../api/use-get.ts'

export const tokenPath = (id: string): string => `/api/devices/${encodeURIComponent(id)}/token`

/** Whether the new one is in use by now changes while somebody stands at the device. */
const LOOK_EVERY_MS = 5_000

export const useTokens = (id: string): UseQueryResult<WireDeviceTokens> =>
  useGet<WireDeviceTokens>(tokenPath(id), { everyMs: LOOK_EVERY_MS })

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
export const AFTER_USE_MS = 10 * MINUTE_MS

/** How long the old one may stay good: what is usual on this server among them, nothing that it does not allow. */
export function overlapsOf({ overlapMs, overlapMsMax }: WireDeviceTokens): readonly number[] {
  const lengths = [0, HOUR_MS, 24 * HOUR_MS, 168 * HOUR_MS, overlapMs]
  return [...new Set(lengths)].filter(ms => ms <= overlapMsMax).sort((a, b) => a - b)
}
