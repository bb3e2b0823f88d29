import { asBuffer } from '../../as-buffer.ts'
import { type JsonObject, type PayloadFault, parseJson, parseJsonObject } from '../../json-object.ts'

export type Batch =
  | {
      readonly ok: true
      readonly objects: readonly JsonObject[]
      /** Parts that are none. */
      readonly broken: number
      /** Cut out of what is no JSON as a whole. */
      readonly isCut: boolean
    }
  | { readonly ok: false; readonly reason: PayloadFault | 'too-many-objects' }

/**
 * The objects of a message: one, or several that had waited, as a list or one behind the other. They are flat, so that they
 * can be told apart where one of them is broken: the others stand, a call for help perhaps.
 */
export function objectsIn(payload: Uint8Array, bytesMax: number): Batch {
  const parsed = parseJson(payload, bytesMax)
  if (parsed.ok) return Array.isArray(parsed.json) ? listed(parsed.json) : single(payload, bytesMax)
  if (parsed.reason !== 'not-json') return parsed
  const parts = partsOf(asBuffer(payload).toString('utf8'))
  if (parts.length === 1) return parsed
  const all = parts.map(part => parseJsonObject(Buffer.from(part), bytesMax))
  const objects = all.flatMap(each => (each.ok ? [each.object] : []))
  return objects.length === 0 ? parsed : limited(objects, all.length - objects.length, true)
}

function single(payload: Uint8Array, bytesMax: number): Batch {
  const parsed = parseJsonObject(payload, bytesMax)
  return parsed.ok ? limited([parsed.object], 0, false) : parsed
}

function listed(list: readonly unknown[]): Batch {
  const objects = list.filter(isObject)
  return objects.length === 0
    ? { ok: false, reason: 'not-an-object' }
    : limited(objects, list.length - objects.length, false)
}

const limited = (objects: readonly JsonObject[], broken: number, isCut: boolean): Batch =>
  objects.length > OBJECTS_MAX
    ? { ok: false, reason: 'too-many-objects' }
    : { ok: true, objects, broken, isCut }

const isObject = (value: unknown): value is JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

/** Where one ends and the next begins, in a list, in lines, or with nothing between. */
const partsOf = (text: string): readonly string[] =>
  text
    .trim()
    .replace(/^\[|\]$/g, '')
    .split(/(?<=\})\s*,?\s*(?=\{)/)

export const OBJECTS_MAX = 1_000
