import type { Device } from '../../services/domain/model/device.ts'
import { simulatedKinds } from '../kinds/kinds.ts'
import { ZONES } from './cast.ts'

/** Short ones: where each is, its zone says, and pages show both. */
export const named = (device: Device): Device => {
  const kind = simulatedKinds.find(({ kind }) => kind === device.kind)
  const { zh, en } = kind?.short ?? kind?.title ?? { zh: device.kind, en: device.kind }
  const number = Number(/\d+$/.exec(device.id)?.[0])
  return { ...device, name: `${zh} ${number} · ${en} ${number}` }
}

/** Where it is and what it is, for whoever reads one line. */
export function placeAndName({ zone, name }: Device): string {
  const place = ZONES.find(({ id }) => id === zone)?.name
  return place === undefined ? name : `${place.zh} ${place.en}, ${name}`
}
