import t from 'tap'
import type { Zone } from '../../domain/model/place.ts'
import { publicPlace } from './public-place.ts'

const zoneList: Zone[] = [
  { id: 'east', sort: 'grid', name: { en: 'East grid', zh: '东网格' } },
  { id: 'b3', sort: 'building', name: { en: 'Building 3', zh: '3 号楼' }, within: 'east' },
  { id: 'b3-u2', sort: 'unit', name: { en: 'Unit 2', zh: '2 单元' }, within: 'b3' },
]
const zones = new Map(zoneList.map(zone => [zone.id, zone]))

t.test('a place is called as somebody described it, without the grid in which it lies', async t => {
  t.same(publicPlace(zones, 'b3-u2'), { en: 'Building 3, Unit 2', zh: '3 号楼 2 单元' })
  t.same(publicPlace(zones, 'east'), { en: 'East grid', zh: '东网格' })
})

t.test('what nobody described has no name: its id may be that of a flat', async t => {
  t.equal(publicPlace(zones, 'b3-u2-301'), null)
})
