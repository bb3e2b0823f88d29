import { Aedes, type Client, type PublishPacket } from 'aedes'

type Done = (error?: Error) => void
type Publish = (this: Aedes, packet: PublishPacket, client: Client | Done | null, done?: Done) => void

/**
 * aedes without the distribution of telemetry: nobody may subscribe to it and none is retained, so matching it against
 * subscriptions, a third of the cost of a message, finds nothing.
 */
export class Door extends Aedes {
  override publish(packet: PublishPacket, client: Client | Done | null, done?: Done): void {
    if (packet.topic.endsWith('/telemetry')) {
      const callback = typeof client === 'function' ? client : done
      callback?.()
      return
    }
    const distribute = super.publish as Publish
    distribute.call(this, packet, client, done)
  }
}
