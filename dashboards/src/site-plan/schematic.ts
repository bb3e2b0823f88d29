import type { WireDevice } from '../../../services/api/wire/device.ts'
import type { WireSitePlan } from '../../../services/api/wire/site-plan.ts'
import type { ZoneNode } from './zone-tree.ts'

export type Drawing = Pick<WireSitePlan, 'aspect' | 'devices' | 'outlines'>

interface Tile {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const ASPECT = 1.6
/** Of the sheet's height: room for the name of a zone, and between tiles. */
const NAME = 0.042
const GAP = 0.008
const LOOKS = { grid: 'open', building: 'building', unit: 'building', area: 'parking' } as const

/**
 * A plan where nobody drew one: each zone a tile as large as what is in it asks for, within the tile of the zone that it
 * lies in, with its devices in rows.
 */
export function schematic(tree: readonly ZoneNode[], devices: readonly WireDevice[]): Drawing {
  const inZone = Map.groupBy(devices, ({ zone }) => zone)
  const places: Drawing['devices'] = []
  const outlines: Drawing['outlines'] = []
  const weightOf = ({ zone, children }: ZoneNode): number =>
    2 + (inZone.get(zone.id)?.length ?? 0) + children.reduce((sum, child) => sum + weightOf(child), 0)

  function draw(node: ZoneNode, tile: Tile): void {
    const { zone, children } = node
    const own = inZone.get(zone.id) ?? []
    outlines.push({ zone: zone.id, look: LOOKS[zone.sort], corners: cornersOf(tile) })
    const room = inset(tile)
    const parts = [
      ...children.map(child => ({ weight: weightOf(child), child: child as ZoneNode | undefined })),
    ]
    if (own.length > 0) parts.push({ weight: 1 + own.length, child: undefined })
    split(parts, room, (part, its) =>
      part.child === undefined ? rows(own, its) : draw(part.child, shrunk(its)),
    )
  }

  function rows(own: readonly WireDevice[], { x, y, width, height }: Tile): void {
    const columns = Math.max(1, Math.round(Math.sqrt((own.length * width * ASPECT) / height)))
    const lines = Math.ceil(own.length / columns)
    for (const [i, { id }] of own.entries()) {
      const [column, line] = [i % columns, Math.floor(i / columns)]
      places.push({
        ...{ device: id, x: x + (width * (column + 0.5)) / columns },
        y: y + (height * (line + 0.5)) / lines,
      })
    }
  }

  const roots = tree.map(node => ({ weight: weightOf(node), node }))
  split(roots, { x: 0, y: 0, width: 1, height: 1 }, ({ node }, tile) => draw(node, shrunk(tile)))
  return { aspect: ASPECT, devices: places, outlines }
}

/** Halves of about the same weight, across the longer side, until each part has a tile of its own. */
function split<P extends { readonly weight: number }>(
  parts: readonly P[],
  tile: Tile,
  put: (part: P, tile: Tile) => void,
): void {
  const [first, ...rest] = parts
  if (first === undefined) return
  if (rest.length === 0) {
    put(first, tile)
    return
  }
  const total = parts.reduce((sum, { weight }) => sum + weight, 0)
  let [at, before] = [1, first.weight]
  while (at < parts.length - 1 && before + (parts[at]?.weight ?? 0) / 2 < total / 2)
    before += parts[at++]?.weight ?? 0
  const share = before / total
  const isWide = tile.width * ASPECT >= tile.height
  const [width, height] = [tile.width * share, tile.height * share]
  split(parts.slice(0, at), isWide ? { ...tile, width } : { ...tile, height }, put)
  const rest2 = isWide
    ? { ...tile, x: tile.x + width, width: tile.width - width }
    : { ...tile, y: tile.y + height, height: tile.height - height }
  split(parts.slice(at), rest2, put)
}

const shrunk = ({ x, y, width, height }: Tile): Tile => ({
  ...{ x: x + GAP / ASPECT, y: y + GAP },
  ...{
    width: Math.max(width - (2 * GAP) / ASPECT, width / 2),
    height: Math.max(height - 2 * GAP, height / 2),
  },
})

/** Below the name. */
const inset = ({ x, y, width, height }: Tile): Tile => {
  const name = Math.min(NAME, height / 3)
  return { x, y: y + name, width, height: height - name }
}

const cornersOf = ({ x, y, width, height }: Tile) => [
  { x, y },
  { x: x + width, y },
  { x: x + width, y: y + height },
  { x, y: y + height },
]
