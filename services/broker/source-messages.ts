import type { PublishPacket } from 'aedes'
import type { SourceMessage } from '../decode/source.ts'
import type { Device, DeviceId } from '../domain/model/device.ts'
import type { Input } from '../domain/model/input.ts'
import type { GatewaySigns } from './gateway-signs.ts'
import { bytes, packetIdentity, type Sender } from './interpret.ts'
import { GATEWAY } from './rights.ts'

/** What gateways say in words of their own, on topics of their own. */
export interface SourceReader {
  /** Whether a source of the gateway means the topic. */
  means(gateway: DeviceId, topic: string): boolean
  /** Whether it has sources, also switched off, or had some since the start. */
  hasSources(gateway: DeviceId): boolean
  /** Whether it may subscribe to this filter, which is none of the server's own topics. */
  hears(gateway: DeviceId, filter: string): boolean
  /** The devices that its sources speak for. */
  heardThrough(gateway: DeviceId): Iterable<Device>
  /** Nothing where the message is of none of the gateway's sources. */
  ofGateway(
    gateway: DeviceId,
    message: SourceMessage,
    identity: () => string | undefined,
  ): readonly Input[] | undefined
}

/** Nothing where the account has no source that means this topic: then it is outside its rights. */
export type ReadSource = (
  account: Device,
  packet: PublishPacket,
  sender: Sender | undefined,
) => readonly Input[] | undefined

export const sourceMessages =
  (sources: SourceReader | undefined, signs?: Pick<GatewaySigns, 'due'>): ReadSource =>
  (account, packet, sender) => {
    if (sources === undefined || account.kind !== GATEWAY) return undefined
    const message = {
      topic: packet.topic,
      payload: bytes(packet.payload),
      retained: packet.retain,
      again: packet.dup,
    }
    const identity = () => packetIdentity(packet, sender?.origin())?.packet
    const inputs = sources.ofGateway(account.id, message, identity)
    // A last will is the word of one that is gone.
    const sign = inputs && sender && signs?.due(account.id)
    return sign ? [sign, ...inputs] : inputs
  }
