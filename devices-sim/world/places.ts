import type { SimulatedKind } from '../kinds/kind.ts'

/** Where a device stands and what people call it. */
export interface Placement {
  readonly zone: string
  readonly name: string
}

interface Place {
  readonly zone: string
  readonly en: string
  readonly zh: string
}

const BUILDINGS: readonly Place[] = [
  { zone: 'building-1', zh: '一号楼', en: 'Building 1' },
  { zone: 'building-2', zh: '二号楼', en: 'Building 2' },
  { zone: 'building-3', zh: '三号楼', en: 'Building 3' },
  { zone: 'building-4', zh: '四号楼', en: 'Building 4' },
  { zone: 'building-5', zh: '五号楼', en: 'Building 5' },
  { zone: 'building-6', zh: '六号楼', en: 'Building 6' },
]
const GATES: readonly Place[] = [
  { zone: 'east-gate', zh: '东门', en: 'East gate' },
  { zone: 'south-gate', zh: '南门', en: 'South gate' },
  { zone: 'west-gate', zh: '西门', en: 'West gate' },
  { zone: 'north-gate', zh: '北门', en: 'North gate' },
]
const GARAGES: readonly Place[] = [
  { zone: 'garage-b1', zh: '地下车库B1', en: 'Garage B1' },
  { zone: 'bike-shed', zh: '电动自行车棚', en: 'E-bike shed' },
]

const OFFICE: readonly Place[] = [{ zone: 'office', zh: '物业机房', en: 'Office' }]

const PLACES_OF_KIND: Readonly<Record<string, readonly Place[]>> = {
  'fire-lane-camera': GATES,
  'ev-charger': GARAGES,
  gateway: OFFICE,
  server: OFFICE,
}

/** Devices of a kind are spread over the places that suit it; from the second round on they are numbered. */
export function placement(kind: SimulatedKind, number: number): Placement {
  const places = PLACES_OF_KIND[kind.kind] ?? BUILDINGS
  const place = places[(number - 1) % places.length] as Place
  const round = Math.ceil(number / places.length)
  const suffix = round > 1 ? ` ${round}` : ''
  return {
    zone: place.zone,
    name: `${place.zh}${kind.title.zh}${suffix} / ${place.en} ${kind.title.en}${suffix}`,
  }
}
