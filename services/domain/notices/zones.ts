import type { Zone, ZoneId } from '../model/place.ts'

/** A unit in a building in a grid is three; more is a circle that somebody drew, or nobody's idea of a place. */
const DEPTH_MAX = 8

/** A zone and all that it lies in, the innermost first. A zone that nobody described stands alone. */
export function around(zones: ReadonlyMap<ZoneId, Zone>, zone: ZoneId): readonly ZoneId[] {
  const found: ZoneId[] = []
  for (let at: ZoneId | undefined = zone; at !== undefined && found.length < DEPTH_MAX; ) {
    if (found.includes(at)) break
    found.push(at)
    at = zones.get(at)?.within
  }
  return found
}

/** Whether a zone is one of these or lies in one; none stands for the whole site. */
export const isWithin = (zones: ReadonlyMap<ZoneId, Zone>, zone: ZoneId, of: readonly ZoneId[]): boolean =>
  of.length === 0 || around(zones, zone).some(one => of.includes(one))
