import { kinds } from '../../domain/kinds/kinds.ts'
import type { Disclosure } from '../../domain/model/disclosure.ts'
import type { Zone } from '../../domain/model/place.ts'
import { text } from '../../domain/model/text.ts'
import { createWording } from '../wording/wording.ts'

export const WEARER = 'Wang Fang'
export const DEVICE_NAME = 'Old Chen’s own'

const zones: readonly Zone[] = [
  { id: 'g5', sort: 'grid', name: text('Grid Five', '第五网格') },
  { id: 'b3', sort: 'building', name: text('Building 3', '3号楼'), within: 'g5' },
  { id: 'b3-u2', sort: 'unit', name: text('Unit 2', '2单元'), within: 'b3' },
  { id: 'gate', sort: 'area', name: text('East Gate', '东门'), within: 'g5' },
]

/** Words of a site where everything has a name. */
export const sampleWording = (disclosure: Disclosure = 'place-only') =>
  createWording({
    kinds,
    zonesOf: () => new Map(zones.map(zone => [zone.id, zone])),
    timeZoneOf: () => 'Asia/Shanghai',
    siteOf: async () => ({ name: text('Sunny Garden', '阳光花园'), disclosure }),
    agreed: async () => true,
    namesOf: async () => ({ wearer: WEARER, device: DEVICE_NAME }),
  })
