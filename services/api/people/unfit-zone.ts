import { isId, type Zone, type ZoneId } from '../../domain/model/place.ts'
import { type Text, text } from '../../domain/model/text.ts'

type Zones = ReadonlyMap<ZoneId, Zone>

/** A grid, a building in it, an entrance, a unit, and one to spare. */
export const ZONE_DEPTH_MAX = 5

/** Why a zone cannot be like this among the others; nothing where it can. */
export function whyUnfit(zone: Zone, zones: Zones): Text | undefined {
  return whyMisplaced(zone, zones) ?? whyTooDeep(pathUp(zone, zones).length + 1 + depthBelow(zone.id, zones))
}

/** The same where each of the others is asked for too: what lies below it answers for itself. */
export function whyMisplaced(zone: Zone, zones: Zones): Text | undefined {
  if (!isId(zone.id)) return text(`“${zone.id}” is no id`, `“${zone.id}”不是有效编号`)
  if (zone.within === undefined) return undefined
  if (zone.within !== zone.id && !zones.has(zone.within))
    return text(
      `nobody described the zone ${zone.within} that it lies in`,
      `所属区域 ${zone.within} 尚未登记`,
    )
  const above = pathUp(zone, zones)
  if (above.includes(zone.id))
    return text(`it would lie in itself: ${above.join(' → ')}`, `区域不能属于自身：${above.join(' → ')}`)
  return whyTooDeep(above.length + 1)
}

const whyTooDeep = (deep: number): Text | undefined =>
  deep <= ZONE_DEPTH_MAX
    ? undefined
    : text(
        `zones would lie ${deep} deep; ${ZONE_DEPTH_MAX} is the most`,
        `区域层级将达到 ${deep} 级，最多 ${ZONE_DEPTH_MAX} 级`,
      )

/** All that it would lie in; ends with itself where that is a circle. */
function pathUp(zone: Zone, zones: Zones): ZoneId[] {
  const path: ZoneId[] = []
  for (let at = zone.within; at !== undefined; at = zones.get(at)?.within) {
    if (path.includes(at)) break
    path.push(at)
    if (at === zone.id) break
  }
  return path
}

function depthBelow(id: ZoneId, zones: Zones, seen: readonly ZoneId[] = [id]): number {
  const children = [...zones.values()].filter(zone => zone.within === id && !seen.includes(zone.id))
  return Math.max(0, ...children.map(child => 1 + depthBelow(child.id, zones, [...seen, child.id])))
}
