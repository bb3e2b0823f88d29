import type { Kind } from '../domain/model/kind.ts'
import { type Decoded, type DecodeLimits, type Decoder, isTakenAsSent } from './decoder.ts'
import { type JsonObject, parseJsonObject } from './json-object.ts'
import { Layouts } from './layouts.ts'
import { decodeObject } from './object-values.ts'

/**
 * The product's own payload: a JSON object of the kind's metrics, with an optional `ts`. Good metrics stand while bad
 * ones of the same message are refused by name.
 *
 * `{"ts":1700000000000,"fillPercent":95,"tiltDeg":"?"}` → fillPercent 95, and tiltDeg refused as `metric-type`.
 */
export const native: Decoder = { name: 'native', decode }

function decode(payload: Uint8Array, kind: Kind, limits: DecodeLimits): Decoded {
  const layouts = layoutsOf(kind)
  const known = payload.length > limits.payloadBytesMax ? undefined : layouts.read(payload)
  if (known !== undefined) return known
  const decoded = parseAndDecode(payload, kind, limits)
  if (isTakenAsSent(decoded)) layouts.missed(payload)
  return decoded
}

const layoutsByKind = new WeakMap<Kind, Layouts>()

function layoutsOf(kind: Kind): Layouts {
  const known = layoutsByKind.get(kind)
  if (known !== undefined) return known
  const layouts = new Layouts(kind)
  layoutsByKind.set(kind, layouts)
  return layouts
}

function parseAndDecode(payload: Uint8Array, kind: Kind, limits: DecodeLimits): Decoded {
  const parsed = parseJsonObject(payload, limits.payloadBytesMax)
  if (!parsed.ok) return { ok: false, reason: parsed.reason, rejected: [] }
  const keys = Object.keys(parsed.object)
  if (keys.length <= limits.keysMax) return decodeObject(parsed.object, keys, kind)
  return decodeOwn(parsed.object, keys.length, kind)
}

/** Of a message with too many keys: a call for help among them is still one. */
function decodeOwn(object: JsonObject, keyCount: number, kind: Kind): Decoded {
  const own = Object.keys(kind.metrics).filter(metric => Object.hasOwn(object, metric))
  if (own.length === 0) return { ok: false, reason: 'too-many-keys', rejected: [] }
  const decoded = decodeObject(object, own, kind)
  const left = keyCount - own.length - (Object.hasOwn(object, 'ts') ? 1 : 0)
  return decoded.ok && left > 0 ? { ...decoded, keysLeftOut: left } : decoded
}
