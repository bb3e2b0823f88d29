import type { Zone, ZoneId } from '../../domain/model/place.ts'
import { joinedZh, type Text, text } from '../../domain/model/text.ts'
import { around } from '../../domain/notices/zones.ts'

/**
 * Where it is, as far as somebody described it. A zone that devices alone name is left out: its id may be that of a flat.
 * So is the grid, which says who works there and finds no door.
 */
export function publicPlace(zones: ReadonlyMap<ZoneId, Zone>, zone: ZoneId): Text | null {
  const described = around(zones, zone).flatMap(id => zones.get(id) ?? [])
  const doors = described.filter(({ sort }) => sort !== 'grid')
  const names = (doors.length > 0 ? doors : described).map(({ name }) => name).reverse()
  if (names.length === 0) return null
  return text(names.map(({ en }) => en).join(', '), joinedZh(...names.map(({ zh }) => zh)))
}
