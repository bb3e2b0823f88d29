import type { Environment } from '../config/environment.ts'
import type { Policy } from '../domain/model/policy.ts'
import { HOUR, MINUTE, SECOND } from '../domain/model/time.ts'

type NoisePolicy = Pick<
  Policy,
  | 'chatterCount'
  | 'chatterMs'
  | 'shelveForMsMax'
  | 'pauseForMsMax'
  | 'siteSilentPercent'
  | 'siteSilentDevicesMin'
  | 'siteBackPercent'
  | 'floodFrom'
  | 'floodUntil'
  | 'floodMs'
  | 'groupMs'
>

/** What keeps alerts from people, and together. The figures of a flood are those of EEMUA 191 and ISA-18.2. */
export function noisePolicy(env: Environment): NoisePolicy {
  const floodFrom = env.integer('LINLI_FLOOD_FROM', 10, 0, 10_000)
  const floodUntilMax = Math.max(1, floodFrom)
  return {
    chatterCount: env.integer('LINLI_CHATTER_COUNT', 3, 0, 100),
    chatterMs: env.integer('LINLI_CHATTER_SECONDS', 60, 1, 3_600) * SECOND,
    shelveForMsMax: env.integer('LINLI_SHELVE_HOURS_MAX', 72, 1, 8_760) * HOUR,
    pauseForMsMax: env.integer('LINLI_PAUSE_HOURS_MAX', 72, 1, 8_760) * HOUR,
    siteSilentPercent: env.integer('LINLI_SITE_SILENT_PERCENT', 50, 1, 99),
    siteSilentDevicesMin: env.integer('LINLI_SITE_SILENT_DEVICES_MIN', 3, 2, 1_000_000),
    siteBackPercent: env.integer('LINLI_SITE_BACK_PERCENT', 50, 1, 99),
    floodFrom,
    floodUntil: env.integer('LINLI_FLOOD_UNTIL', Math.min(5, floodUntilMax), 1, floodUntilMax),
    floodMs: env.integer('LINLI_FLOOD_MINUTES', 10, 1, 1_440) * MINUTE,
    groupMs: env.integer('LINLI_GROUP_MINUTES', 5, 0, 1_440) * MINUTE,
  }
}
