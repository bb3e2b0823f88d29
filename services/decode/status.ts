import { type PayloadFault, parseJsonObject } from './json-object.ts'

export type DecodedStatus =
  | { readonly ok: true; readonly online: boolean }
  | { readonly ok: false; readonly reason: PayloadFault | 'status-online-missing' }

/** A device's word on its connection, or its last will: `{"online":true}`. Other keys are the device's own affair. */
export function decodeStatus(payload: Uint8Array, payloadBytesMax: number): DecodedStatus {
  const parsed = parseJsonObject(payload, payloadBytesMax)
  if (!parsed.ok) return parsed
  const online = Object.hasOwn(parsed.object, 'online') ? parsed.object.online : undefined
  return typeof online === 'boolean' ? { ok: true, online } : { ok: false, reason: 'status-online-missing' }
}
