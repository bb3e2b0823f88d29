import { type JsonObject, type PayloadFault, parseJsonObject } from './json-object.ts'
import { isMalformed } from './word.ts'

/** Longer than any version that a person could compare with another. */
export const FIRMWARE_CHARS_MAX = 64

export type DecodedStatus =
  | { readonly ok: true; readonly online: boolean; readonly firmware?: string }
  | { readonly ok: false; readonly reason: PayloadFault | 'status-online-missing' }

/**
 * A device's word on its connection, or its last will: `{"online":true}`, with the version that it runs where it says so:
 * `{"online":true,"firmware":"1.2.3"}`. Other keys are the device's own affair, and so is a version that is none.
 */
export function decodeStatus(payload: Uint8Array, payloadBytesMax: number): DecodedStatus {
  const parsed = parseJsonObject(payload, payloadBytesMax)
  if (!parsed.ok) return parsed
  const online = Object.hasOwn(parsed.object, 'online') ? parsed.object.online : undefined
  if (typeof online !== 'boolean') return { ok: false, reason: 'status-online-missing' }
  const firmware = firmwareIn(parsed.object)
  return { ok: true, online, ...(firmware !== undefined && { firmware }) }
}

function firmwareIn(object: JsonObject): string | undefined {
  const said = Object.hasOwn(object, 'firmware') ? object.firmware : undefined
  if (typeof said !== 'string' || isMalformed(said)) return undefined
  const firmware = said.trim()
  return firmware === '' || firmware.length > FIRMWARE_CHARS_MAX ? undefined : firmware
}
