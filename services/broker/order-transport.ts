import type { Client, PublishPacket } from 'aedes'
import type { Device, DeviceId } from '../domain/model/device.ts'
import { toRfc3339 } from '../domain/model/time.ts'
import type { OrderAnswer, OrderTransport, SentOrder } from '../orders/transport.ts'
import type { Tally } from '../runtime/tally.ts'
import type { Connections } from './connections.ts'
import { type OrderReply, orderReply } from './order-reply.ts'
import type { FindDevice } from './rights.ts'
import { deviceTopic, parseDeviceTopic } from './topic.ts'

export interface MqttOrderOptions {
  readonly connections: Pick<Connections, 'ofDevice'>
  readonly find: FindDevice
  /** Resolves when it is on its way. */
  readonly publish: (packet: PublishPacket) => Promise<void>
  readonly tally: Tally
}

interface Awaited {
  readonly device: DeviceId
  readonly settle: (answer: OrderAnswer) => void
}

/**
 * Orders over the MQTT door, on the device's own `command`, answered on its `reply`. A device counts as connected while it,
 * or its gateway, is and has subscribed to that: what nobody hears would be lost, or kept and obeyed at some other time.
 */
export class MqttOrders implements OrderTransport {
  readonly name = 'mqtt'
  readonly #options: MqttOrderOptions
  readonly #awaited = new Map<string, Awaited>()
  readonly #listeners = new Set<(device: Device) => void>()

  constructor(options: MqttOrderOptions) {
    this.#options = options
  }

  reaches(): boolean {
    return true
  }

  isConnected(device: Device): boolean {
    const topic = deviceTopic(device, 'command')
    return speakersOf(device).some(account =>
      this.#options.connections.ofDevice(account).some(({ client }) => hears(client, topic)),
    )
  }

  async send(device: Device, order: SentOrder, signal?: AbortSignal): Promise<OrderAnswer> {
    const { promise, resolve } = Promise.withResolvers<OrderAnswer>()
    this.#awaited.set(order.id, { device: device.id, settle: resolve })
    signal?.addEventListener('abort', () => this.#awaited.delete(order.id))
    await this.#options.publish(packetOf(device, order))
    return promise
  }

  onConnected(listener: (device: Device) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** A client is there, or has subscribed to more: each device that it hears orders for may be waited for. */
  arrived(client: Client): void {
    for (const filter of Object.keys((client as Subscriber).subscriptions)) {
      const topic = parseDeviceTopic(filter)
      const device = topic?.channel === 'command' ? this.#options.find(topic.device) : undefined
      if (device !== undefined) for (const listener of this.#listeners) listener(device)
    }
  }

  /** Of a device that nobody asked, or that answers too late, it is counted and says nothing. */
  replied(device: Device, payload: Buffer): void {
    const reply = orderReply(payload)
    const awaited = reply && this.#awaited.get(reply.id)
    if (reply === undefined || awaited?.device !== device.id) {
      const reason = reply === undefined ? 'reply-malformed' : 'reply-unasked'
      this.#options.tally.add('payloads_rejected', reason)
      return
    }
    this.#awaited.delete(reply.id)
    awaited.settle(answerIn(reply))
  }
}

const answerIn = ({ ok, reason = 'refused-by-device', said }: OrderReply): OrderAnswer => ({
  ...(ok ? { ok } : { ok, reason }),
  ...(said !== undefined && { said }),
})

const speakersOf = ({ id, gateway }: Device): DeviceId[] => (gateway === undefined ? [id] : [id, gateway])

const packetOf = (device: Device, { id, name, parameters, expiresAt }: SentOrder): PublishPacket => ({
  cmd: 'publish',
  topic: deviceTopic(device, 'command'),
  payload: Buffer.from(JSON.stringify({ id, name, parameters, expiresAt: toRfc3339(expiresAt) })),
  qos: 1,
  dup: false,
  retain: false,
})

/** What aedes keeps of a client's filters; its types do not say so. */
type Subscriber = Client & { readonly subscriptions: Readonly<Record<string, unknown>> }

const hears = (client: Client | undefined, topic: string): boolean =>
  client?.connected === true && topic in (client as Subscriber).subscriptions
