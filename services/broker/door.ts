import { Aedes, type AedesOptions, type Client, type PublishPacket } from 'aedes'
import type { MqttLimits } from './config.ts'
import { limitQueues } from './queues.ts'

type Done = (error?: Error) => void
type Publish = (this: Aedes, packet: PublishPacket, client: Client | Done | null, done?: Done) => void

/** aedes with these hooks, under these limits. */
export async function openDoor(limits: MqttLimits, hooks: AedesOptions): Promise<Door> {
  const door = new Door({
    ...hooks,
    connectTimeout: limits.connectTimeoutMs,
    drainTimeout: limits.drainTimeoutMs,
    // Or a hundred messages that one client does not take would hold up what is sent to all others.
    concurrency: 0,
    maxClientsIdLength: limits.clientIdLengthMax,
    // What a client sends along with CONNECT: one chunk of the socket bounds it.
    queueLimit: Number.POSITIVE_INFINITY,
  })
  await door.listen()
  limitQueues(door, limits.queuedPerClientMax)
  return door
}

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
