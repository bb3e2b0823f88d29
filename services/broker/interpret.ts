import type { PublishPacket } from 'aedes'
import { type DecodeLimits, type Decoder, type GoodDecoded, isTakenAsSent } from '../decode/decoder.ts'
import { decoders } from '../decode/decoders.ts'
import { aboveIn, doubtedIn } from '../decode/doubted.ts'
import { decodeStatus } from '../decode/status.ts'
import type { Device } from '../domain/model/device.ts'
import type { Input } from '../domain/model/input.ts'
import type { Kind } from '../domain/model/kind.ts'
import type { Reading } from '../domain/model/reading.ts'
import type { DeviceRefusals } from '../runtime/device-refusals.ts'
import { messageIdentity, type Origin } from '../runtime/message-identity.ts'
import type { Tally } from '../runtime/tally.ts'

export interface InterpretOptions {
  readonly kinds: ReadonlyMap<string, Kind>
  readonly limits: DecodeLimits
  readonly tally: Tally
  /** Who it was, beside how often. */
  readonly refusals?: Pick<DeviceRefusals, 'note'>
}

/** What of a publish says something. */
export type Message = Pick<PublishPacket, 'payload' | 'qos' | 'dup' | 'retain'> & {
  readonly messageId?: number | undefined
}

export type Interpret = (
  device: Device,
  channel: 'telemetry' | 'status',
  message: Message,
  /** Whose origin is asked for where a reading has no stamp. */
  sender: Sender | undefined,
) => Input | undefined

export interface Sender {
  origin(): Origin | undefined
}

/** What a permitted message says to the flow; nothing when there is nothing good in it, and then it is counted. */
export function interpreter({ kinds, limits, tally, refusals }: InterpretOptions): Interpret {
  const decoder: Decoder = decoders.native

  function refuse(device: Device, reason: string): undefined {
    tally.add('payloads_rejected', reason)
    refusals?.note(device.id, reason)
  }

  function refuseMetric(device: Device, reason: string, metric?: string, n = 1): void {
    tally.add('metrics_rejected', reason, n)
    refusals?.note(device.id, reason, metric)
  }

  function status(device: Device, payload: Buffer): Input | undefined {
    const decoded = decodeStatus(payload, limits.payloadBytesMax)
    if (!decoded.ok) return refuse(device, decoded.reason)
    const { online, firmware } = decoded
    return { type: 'status', deviceId: device.id, online, ...(firmware !== undefined && { firmware }) }
  }

  function reading(device: Device, packet: Message, sender: Sender | undefined): Input | undefined {
    const kind = kinds.get(device.kind)
    if (kind === undefined) return refuse(device, 'kind-without-metrics')
    const decoded = decoder.decode(bytes(packet.payload), kind, limits)
    const { ts, rejected } = decoded
    // Nearly all are so: one object, without the spreads of the others.
    if (isTakenAsSent(decoded) && ts !== undefined && !packet.dup)
      return { type: 'reading', reading: { deviceId: device.id, values: decoded.values, ts } }
    for (const { reason, metric } of rejected) refuseMetric(device, reason, metric)
    const doubted = doubtedIn(rejected, kind)
    if (!decoded.ok && doubted === undefined) return refuse(device, decoded.reason)
    const said: Reading = { deviceId: device.id, values: decoded.ok ? decoded.values : {} }
    if (decoded.ok) countOddities(device, decoded)
    const placed =
      ts === undefined ? { ...said, ...packetIdentity(packet, sender?.origin()) } : { ...said, ts }
    const above = aboveIn(decoded)
    const stamped = { ...placed, ...(doubted && { doubted }), ...(above && { above }) }
    return { type: 'reading', reading: packet.dup ? { ...stamped, dup: true } : stamped }
  }

  function countOddities(device: Device, decoded: GoodDecoded): void {
    const { stampFault, unwrapped = {}, coerced = [], keysLeftOut = 0 } = decoded
    if (stampFault !== undefined) refuseMetric(device, stampFault, 'ts')
    if (keysLeftOut > 0) refuseMetric(device, 'too-many-keys', undefined, keysLeftOut)
    for (const metric in unwrapped) tally.add('metrics_unwrapped', metric)
    for (const metric of coerced) tally.add('metrics_coerced', metric)
  }

  return (device, channel, packet, sender) => {
    if (channel === 'telemetry') return reading(device, packet, sender)
    return takesBack(packet) ? undefined : status(device, bytes(packet.payload))
  }
}

/** MQTT's way to take a retained message back: it says nothing of the device. */
export const clearsStatus = (packet: PublishPacket): boolean =>
  takesBack(packet) && packet.topic.endsWith('/status')

const takesBack = ({ payload, retain }: Message): boolean => retain && payload.length === 0

export const bytes = (payload: string | Buffer): Buffer =>
  typeof payload === 'string' ? Buffer.from(payload) : payload

export function packetIdentity(packet: Message, origin: Origin | undefined): { packet: string } | undefined {
  if (packet.qos === 0 || packet.messageId === undefined || origin === undefined) return undefined
  return { packet: messageIdentity(origin, packet.messageId, packet.payload) }
}
