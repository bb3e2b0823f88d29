import type { WireAlert } from '../../../services/api/wire/alert.ts'
import type { WireZone } from '../../../services/api/wire/place.ts'
import { worstAlert } from './things.ts'

export interface ZoneNode {
  readonly zone: WireZone
  readonly children: readonly ZoneNode[]
}

/** What is open in a zone and in all that lies within it. */
export interface ZoneCount {
  readonly alerts: readonly WireAlert[]
  readonly worst: WireAlert | undefined
}

/** Zones as they lie in one another. One that lies in nothing that is seen, or in itself, stands by itself. */
export function zoneTree(zones: readonly WireZone[]): readonly ZoneNode[] {
  const ids = new Set(zones.map(({ id }) => id))
  const inner = Map.groupBy(
    zones.filter(({ within }) => within !== undefined && ids.has(within)),
    ({ within }) => within as string,
  )
  const placed = new Set<string>()
  const node = (zone: WireZone): ZoneNode => {
    placed.add(zone.id)
    const children = (inner.get(zone.id) ?? []).filter(({ id }) => !placed.has(id))
    return { zone, children: children.toSorted(byId).map(node) }
  }
  const roots = zones.filter(({ within }) => within === undefined || !ids.has(within)).toSorted(byId)
  const tree = roots.map(node)
  for (const zone of zones) if (!placed.has(zone.id)) tree.push(node(zone))
  return tree
}

const byId = (a: WireZone, b: WireZone) => a.id.localeCompare(b.id, 'en', { numeric: true })

export const zonesIn = ({ zone, children }: ZoneNode): readonly WireZone[] => [
  zone,
  ...children.flatMap(zonesIn),
]

export function countsOf(
  tree: readonly ZoneNode[],
  alerts: readonly WireAlert[],
): ReadonlyMap<string, ZoneCount> {
  const own = Map.groupBy(alerts, ({ zone }) => zone)
  const counts = new Map<string, ZoneCount>()
  const count = ({ zone, children }: ZoneNode): readonly WireAlert[] => {
    const all = [...(own.get(zone.id) ?? []), ...children.flatMap(count)]
    counts.set(zone.id, { alerts: all, worst: worstAlert(all) })
    return all
  }
  tree.forEach(count)
  return counts
}
