import { parseJsonObject } from '../../json-object.ts'

const BYTES_MAX = 256

/** `online`, `offline`, or the same as `{"state":"online"}`: older versions say it plainly. */
export function availabilityIn(payload: Uint8Array): boolean | undefined {
  if (payload.length > BYTES_MAX) return undefined
  const parsed = parseJsonObject(payload, BYTES_MAX)
  const state = parsed.ok ? parsed.object.state : Buffer.from(payload).toString('utf8').trim()
  if (state === 'online') return true
  return state === 'offline' ? false : undefined
}
