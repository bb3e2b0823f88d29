import type { Rota } from '../model/duty.ts'
import type { Zone, ZoneId } from '../model/place.ts'
import { DAY, type Instant } from '../model/time.ts'
import { dutyGaps, dutyPosts } from './duty-posts.ts'
import { gapWords } from './gap-words.ts'
import { type RotaFault, warning } from './rota-fault.ts'

/** Two teams that take turns are seen once each. */
export const GAPS_AHEAD_MS = 14 * DAY

/** More than this nobody reads: the rota is not finished. */
const GAPS_NAMED = 10

/** When nobody would be on duty where a rota says that somebody is, with all rotas of the site as they would be. */
export function gapWarnings(
  rota: Rota,
  all: readonly Rota[],
  zones: ReadonlyMap<ZoneId, Zone>,
  timeZone: string,
  now: Instant,
): RotaFault[] {
  const own = new Set(dutyPosts([rota]).map(({ zone }) => zone))
  const ofRole = all.filter(({ role }) => role === rota.role)
  const gaps = dutyGaps(ofRole, zones, timeZone, now, now + GAPS_AHEAD_MS).filter(({ zone }) => own.has(zone))
  const more = gaps.length - GAPS_NAMED
  return [
    ...gaps.slice(0, GAPS_NAMED).map(gap => {
      const { en, zh } = gapWords(gap, zones, timeZone)
      return warning('shifts', `nobody on duty: ${en}`, `无人值班：${zh}`)
    }),
    ...(more > 0 ? [warning('shifts', `and ${more} more such gaps`, `另有 ${more} 处无人值班`)] : []),
  ]
}
