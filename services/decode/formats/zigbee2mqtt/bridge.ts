import { parseJson, parseJsonObject } from '../../json-object.ts'
import type { Heard, SourceDecoded } from '../../source.ts'
import { availabilityIn } from './availability.ts'
import { KNOWN_MAX, type KnownDevices } from './known-devices.ts'
import { failedSet } from './orders.ts'

/** By this address the network itself is known: the stick, and the program that speaks for it. */
export const BRIDGE = 'bridge'

/** What is said on `bridge/{topic}`: what is about no device, its log or the answer to a request, says nothing here. */
export function bridgeSaid(
  topic: string,
  payload: Uint8Array,
  bytesMax: number,
  known: KnownDevices,
): SourceDecoded {
  switch (topic) {
    case 'state':
      return state(payload)
    case 'devices':
      return devices(payload, bytesMax, known)
    case 'event':
      return event(payload, bytesMax)
    case 'logging':
      return logged(payload, bytesMax)
    default:
      return { ok: true, heard: [] }
  }
}

function state(payload: Uint8Array): SourceDecoded {
  const online = availabilityIn(payload)
  if (online === undefined) return { ok: false, reason: 'availability-unknown' }
  return { ok: true, heard: [{ what: 'status', address: BRIDGE, online, about: { name: 'Zigbee2MQTT' } }] }
}

function devices(payload: Uint8Array, bytesMax: number, known: KnownDevices): SourceDecoded {
  const parsed = parseJson(payload, bytesMax)
  if (!parsed.ok) return parsed
  if (!Array.isArray(parsed.json)) return { ok: false, reason: 'not-an-array' }
  const listed = parsed.json.flatMap(deviceIn)
  known.replace(listed)
  const heard = listed
    .slice(0, KNOWN_MAX)
    .map(({ name }): Heard => ({ what: 'event', address: name, event: 'listed', ...known.about(name) }))
  return { ok: true, heard }
}

function deviceIn(device: unknown): { readonly name: string; readonly model?: string }[] {
  const { friendly_name, type, definition } = fieldsOf(device)
  if (typeof friendly_name !== 'string' || friendly_name === '' || type === 'Coordinator') return []
  const { vendor, model } = fieldsOf(definition)
  const words = [vendor, model].filter(word => typeof word === 'string' && word !== '')
  return [{ name: friendly_name, ...(words.length > 0 && { model: words.join(' ') }) }]
}

const EVENTS: Readonly<Record<string, string>> = {
  device_joined: 'joined',
  device_announce: 'announced',
  device_leave: 'left',
  device_interview: 'interviewed',
}

function event(payload: Uint8Array, bytesMax: number): SourceDecoded {
  const parsed = parseJsonObject(payload, bytesMax)
  if (!parsed.ok) return parsed
  const { friendly_name, ieee_address } = fieldsOf(parsed.object.data)
  const address = [friendly_name, ieee_address].find(name => typeof name === 'string' && name !== '')
  const type = String(parsed.object.type)
  const name = Object.hasOwn(EVENTS, type) ? (EVENTS[type] as string) : undefined
  if (typeof address !== 'string' || name === undefined) return { ok: false, reason: 'event-unknown' }
  return { ok: true, heard: [{ what: 'event', address, event: name }] }
}

/** Of all that it writes, only that an order failed says something. */
function logged(payload: Uint8Array, bytesMax: number): SourceDecoded {
  const parsed = parseJsonObject(payload, bytesMax)
  const failed = parsed.ok ? failedSet(String(parsed.object.message)) : undefined
  return { ok: true, heard: failed ? [{ what: 'event', event: 'set-failed', ...failed }] : [] }
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' ? (value as Readonly<Record<string, unknown>>) : {}
