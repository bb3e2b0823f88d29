import type { Device } from '../../services/domain/model/device.ts'
import { ZONES } from './cast.ts'

const NOUNS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  'smart-bin': ['垃圾桶', 'Bin'],
  'fire-lane-camera': ['摄像机', 'Camera'],
  'ev-charger': ['充电桩', 'Charger'],
  wristband: ['手环', 'Band'],
}

/** Short ones: where each is, its zone says, and pages show both. */
export const named = (device: Device): Device => {
  const [zh, en] = NOUNS[device.kind] ?? [device.kind, device.kind]
  const number = Number(/\d+$/.exec(device.id)?.[0])
  return { ...device, name: `${zh} ${number} · ${en} ${number}` }
}

/** Where it is and what it is, for whoever reads one line. */
export function placeAndName({ zone, name }: Device): string {
  const place = ZONES.find(({ id }) => id === zone)?.name
  return place === undefined ? name : `${place.zh} ${place.en}, ${name}`
}
