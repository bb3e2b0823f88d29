import t from 'tap'
import type { WireDevice } from '../../../services/api/wire/device.ts'
import type { WireZone } from '../../../services/api/wire/place.ts'
import { schematic } from './schematic.ts'
import { zoneTree } from './zone-tree.ts'

const zone = (id: string, within?: string): WireZone => ({
  ...{ id, sort: 'building', name: { en: id, zh: id }, described: true, version: '1', devices: 0 },
  ...(within !== undefined && { within }),
})
const device = (id: string, zone: string) => ({ id, zone }) as WireDevice

const inside = (corners: readonly { x: number; y: number }[], { x, y }: { x: number; y: number }) => {
  const [xs, ys] = [corners.map(c => c.x), corners.map(c => c.y)]
  return x >= Math.min(...xs) && x <= Math.max(...xs) && y >= Math.min(...ys) && y <= Math.max(...ys)
}

t.test(
  'every device stands in the tile of its zone, and every tile in that of the zone around it',
  async t => {
    const zones = [zone('grid'), zone('b1', 'grid'), zone('b2', 'grid'), zone('b1-u1', 'b1'), zone('gate')]
    const places = ['b1', 'b2', 'b1-u1', 'gate', 'grid', 'b2', 'b2']
    const devices = places.map((zone, i) => device(`d-${i}`, zone))
    const { outlines, devices: placed } = schematic(zoneTree(zones), devices)
    const cornersOf = new Map(outlines.map(({ zone, corners }) => [zone, corners]))
    t.equal(placed.length, devices.length)
    for (const { id, zone } of devices) {
      const place = placed.find(({ device }) => device === id)
      t.ok(place && inside(cornersOf.get(zone) ?? [], place), `${id} in ${zone}`)
    }
    for (const { id, within } of zones) {
      const around =
        within === undefined
          ? [
              { x: 0, y: 0 },
              { x: 1, y: 1 },
            ]
          : (cornersOf.get(within) ?? [])
      for (const corner of cornersOf.get(id) ?? []) t.ok(inside(around, corner), `${id} in ${within}`)
    }
  },
)

t.test('tiles of zones that do not lie in one another do not overlap', async t => {
  const zones = Array.from({ length: 40 }, (_, i) => zone(`z-${i}`))
  const devices = zones.flatMap(({ id }, i) =>
    Array.from({ length: i % 7 }, (_, n) => device(`${id}-${n}`, id)),
  )
  const { outlines } = schematic(zoneTree(zones), devices)
  const middle = (corners: readonly { x: number; y: number }[]) => ({
    ...{
      x: ((corners[0]?.x ?? 0) + (corners[2]?.x ?? 0)) / 2,
      y: ((corners[0]?.y ?? 0) + (corners[2]?.y ?? 0)) / 2,
    },
  })
  for (const one of outlines)
    for (const other of outlines)
      if (one !== other) t.notOk(inside(other.corners, middle(one.corners)), `${one.zone} ${other.zone}`)
})

t.test(
  'a site without zones is an empty sheet, and zones that lie in one another in a circle are all there',
  async t => {
    t.match(schematic([], []), { devices: [], outlines: [] })
    const { outlines } = schematic(zoneTree([zone('a', 'b'), zone('b', 'a'), zone('c', 'c')]), [])
    t.same(outlines.map(({ zone }) => zone).sort(), ['a', 'b', 'c'])
  },
)
