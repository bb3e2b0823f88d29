import type { Client, PublishPacket } from 'aedes'
import type { Device, DeviceId } from '../domain/model/device.ts'
import { toRfc3339 } from '../domain/model/time.ts'
import {
  type HearLate,
  KEPT,
  type OrderAnswer,
  type OrderTransport,
  type SentOrder,
} from '../orders/transport.ts'
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
  /** Its answer is on disk; nothing where nobody says when. */
  readonly kept: Promise<void> | undefined
}

/**
 * Orders over the MQTT door, on the device's own `command`, answered on its `reply`. A device counts as connected while it,
 * or its gateway, is and has subscribed to that: what nobody hears would be lost, or kept and obeyed at some other time.
 */
export class MqttOrders implements OrderTransport {
  readonly name = 'mqtt'
  readonly #options: MqttOrderOptions
  readonly #awaited = new Map<string, Awaited>()
  #hearLate: HearLate | undefined
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
    this.#awaited.set(order.id, { device: device.id, settle: resolve, kept: signal && keptBy(signal) })
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

  onLate(hear: HearLate): void {
    this.#hearLate = hear
  }

  /**
   * Resolves when it is on disk; nothing where there is nothing to wait for. Of a device that nobody asked it is counted and
   * says nothing.
   */
  replied(device: Device, payload: Buffer): Promise<void> | undefined {
    const reply = orderReply(payload)
    const awaited = reply && this.#awaited.get(reply.id)
    if (reply === undefined) return this.#refused('reply-malformed')
    if (awaited?.device !== device.id) return this.#late(device, reply)
    this.#awaited.delete(reply.id)
    awaited.settle(answerIn(reply))
    return awaited.kept
  }

  #late(device: Device, reply: OrderReply): Promise<void> | undefined {
    if (this.#hearLate === undefined) return this.#refused('reply-unasked')
    return this.#hearLate(device, reply.id, answerIn(reply)).then(isKnown => {
      if (!isKnown) this.#refused('reply-unasked')
    })
  }

  #refused(reason: string): undefined {
    this.#options.tally.add('payloads_rejected', reason)
    return undefined
  }
}

/** Fails where it was not kept: then it is not acknowledged, and said again. */
function keptBy(signal: AbortSignal): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  signal.addEventListener('abort', () =>
    signal.reason === KEPT ? resolve() : reject(new Error('order-not-kept')),
  )
  promise.catch(() => {})
  return promise
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
