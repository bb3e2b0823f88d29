import type { Instant } from '../../../domain/model/time.ts'
import type { JsonObject } from '../../json-object.ts'
import { isPlainStamp } from '../../stamp.ts'

/** What Frigate tells of one object that it follows. */
export interface Told {
  readonly id: string
  readonly camera: string
  readonly label: string
  /** Nothing where the field cannot be read: it may be anywhere before its camera. */
  readonly zones?: readonly string[]
  readonly isFalse: boolean
  readonly hasSnapshot: boolean
  readonly plate?: string
  readonly at?: Instant
}

/** Nothing where it is no such object: whatever stands where, nothing is thrown. */
export function toldIn(value: unknown): Told | undefined {
  const object = objectIn(value)
  const { id, camera, label } = object ?? {}
  if (object === undefined || !isName(id) || !isName(camera) || !isName(label)) return undefined
  const at =
    later(fromSeconds(object.frame_time), fromSeconds(object.end_time)) ?? fromSeconds(object.start_time)
  const plate = plateIn(object)
  const zones = zonesIn(object.current_zones)
  return {
    ...{ id, camera, label },
    ...(zones !== undefined && { zones }),
    ...{ isFalse: object.false_positive === true, hasSnapshot: object.has_snapshot === true },
    ...(plate !== undefined && { plate }),
    ...(at !== undefined && { at }),
  }
}

export const objectIn = (value: unknown): JsonObject | undefined =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as JsonObject) : undefined

/** Frigate writes seconds with a fraction. */
export function fromSeconds(value: unknown): Instant | undefined {
  const ms = typeof value === 'number' ? Math.round(value * 1000) : undefined
  return isPlainStamp(ms) ? ms : undefined
}

export const isName = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value !== '*' && value.length <= NAME_LENGTH_MAX

/** Only a list of names says where it is not: anything else frees no zone. */
const zonesIn = (value: unknown): string[] | undefined =>
  Array.isArray(value) && value.every(isName) ? [...new Set(value)].slice(0, ZONES_MAX) : undefined

/** As it was read; or as add-ons write it, where a name may stand too: then it has to look like one. */
function plateIn({ recognized_license_plate: read, sub_label: sub }: JsonObject): string | undefined {
  const said = Array.isArray(read) ? read[0] : read
  if (isPlate(said)) return said
  const called = Array.isArray(sub) ? sub[0] : sub
  return isPlate(called) ? called : undefined
}

export const isPlate = (value: unknown): value is string =>
  typeof value === 'string' && /^(?=.*\d)[\p{Lu}\d\p{Script=Han}·-]{4,12}$/u.test(value)

const later = (one: Instant | undefined, other: Instant | undefined): Instant | undefined =>
  one === undefined || other === undefined ? (one ?? other) : Math.max(one, other)

const NAME_LENGTH_MAX = 200
const ZONES_MAX = 20
