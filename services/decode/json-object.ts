import { isUtf8 } from 'node:buffer'
import { asBuffer } from './as-buffer.ts'
import { withNumbers } from './not-finite.ts'

export type PayloadFault = 'payload-too-large' | 'empty' | 'not-json' | 'not-an-object'

export type JsonObject = Readonly<Record<string, unknown>>

export type ParsedObject =
  | { readonly ok: true; readonly object: JsonObject }
  | { readonly ok: false; readonly reason: PayloadFault }

/**
 * The JSON object in a payload. NaN and Infinity, which JSON does not have and much firmware writes, are numbers that are not
 * finite: the rest of the message stands, an SOS perhaps. `__proto__` comes as a key like any other; read keys with `Object.hasOwn` or
 * `Object.keys`, never by a name that the payload chose.
 */
export function parseJsonObject(payload: Uint8Array, bytesMax: number): ParsedObject {
  const parsed = parseJson(payload, bytesMax)
  if (!parsed.ok) return parsed
  const { json } = parsed
  if (json === null || typeof json !== 'object' || Array.isArray(json)) {
    return { ok: false, reason: 'not-an-object' }
  }
  return { ok: true, object: json as JsonObject }
}

export type ParsedJson =
  | { readonly ok: true; readonly json: unknown }
  | { readonly ok: false; readonly reason: PayloadFault }

/** Whatever JSON is in a payload. */
export function parseJson(payload: Uint8Array, bytesMax: number): ParsedJson {
  if (payload.length > bytesMax) return { ok: false, reason: 'payload-too-large' }
  if (payload.length === 0) return { ok: false, reason: 'empty' }
  const json = parse(payload)
  return json === undefined ? { ok: false, reason: 'not-json' } : { ok: true, json }
}

// JSON is UTF-8; other bytes would be taken for U+FFFD without a word.
function parse(payload: Uint8Array): unknown {
  const json = text(payload)
  if (json.includes(REPLACEMENT) && !isUtf8(payload)) return undefined
  return parsed(json) ?? parsed(withNumbers(json))
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

/** What bytes that are no UTF-8 are read as. */
export const REPLACEMENT = '\ufffd'
const BYTE_ORDER_MARK = 0xfeff

// Some Windows gateways write a byte order mark; it is no part of the JSON.
function text(payload: Uint8Array): string {
  const all = asBuffer(payload).toString('utf8')
  return all.charCodeAt(0) === BYTE_ORDER_MARK ? all.slice(1) : all
}
