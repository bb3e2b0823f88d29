import type { AedesOptions, Client, PublishPacket } from 'aedes'
import type { Logger } from 'pino'
import type { DeviceId } from '../domain/model/device.ts'
import type { Tally } from '../runtime/tally.ts'
import type { MqttLimits } from './config.ts'
import type { Connections } from './connections.ts'
import { type FindDevice, GATEWAY, maySubscribe } from './rights.ts'
import type { KeptMessages } from './sessions/kept-messages.ts'
import { SESSION_WITHOUT_SUBSCRIPTIONS } from './sessions/persistence.ts'
import type { SourceReader } from './source-messages.ts'
import { closeTooSlow } from './too-slow.ts'

export interface SubscribingOptions {
  readonly connections: Connections
  readonly find: FindDevice
  readonly limits: Pick<MqttLimits, 'outgoingBytesPerClientMax' | 'subscriptionsPerClientMax'>
  readonly messages: KeptMessages
  /** Ends a kept subscription. */
  readonly drop: (client: Client, filter: string) => void
  /** What systems that speak for devices need to hear of their own. */
  readonly sources: Pick<SourceReader, 'hears'> | undefined
  /** What the server itself says to a gateway in the words of its sources. */
  readonly isTo: (gateway: DeviceId, packet: PublishPacket) => boolean
  readonly tally: Tally
  readonly log: Logger
}

export type SubscribingHooks = Required<Pick<AedesOptions, 'authorizeSubscribe' | 'authorizeForward'>>

/** Decides what a device hears: when it subscribes, and again with each message, as its rights may have changed. */
export function subscribing({
  connections,
  find,
  limits,
  messages,
  drop,
  sources,
  isTo,
  tally,
  log,
}: SubscribingOptions): SubscribingHooks {
  const rightOf = (socket: Parameters<Connections['of']>[0], filter: string) => {
    const connection = connections.of(socket)
    const account = connection.account && find(connection.account.id)
    return account === undefined
      ? ({ ok: false, reason: 'device-unknown' } as const)
      : maySubscribe(account, filter, find)
  }

  const isSaidTo = (socket: Parameters<Connections['of']>[0], packet: PublishPacket): boolean => {
    const { account } = connections.of(socket)
    return account !== undefined && isTo(account.id, packet)
  }

  // Granted so that such a system starts, and hears its orders; nothing else is forwarded there, whoever else publishes under
  // the same words.
  function isOfItsSources(socket: Parameters<Connections['of']>[0], filter: string): boolean {
    const { account } = connections.of(socket)
    const device = account && find(account.id)
    return device?.kind === GATEWAY && sources?.hears(device.id, filter) === true
  }

  function hasRoom(client: Client, filter: string): boolean {
    const { subscriptions } = client as Subscriber
    return filter in subscriptions || Object.keys(subscriptions).length < limits.subscriptionsPerClientMax
  }

  return {
    authorizeSubscribe(client, subscription, callback) {
      if (subscription.topic === SESSION_WITHOUT_SUBSCRIPTIONS) return callback(null, null)
      const right = rightOf(client.conn, subscription.topic)
      const isGranted = right.ok || isOfItsSources(client.conn, subscription.topic)
      if (isGranted && hasRoom(client, subscription.topic)) {
        connections.of(client.conn).receives(messages)
        callback(null, subscription)
        return
      }
      const { account, address, phase } = connections.of(client.conn)
      const reason = right.ok || isGranted ? 'too-many' : right.reason
      tally.add('subscriptions_refused', reason)
      const filter = subscription.topic.slice(0, 200)
      log.warn({ device: account?.id, filter, reason, address }, 'mqtt subscription refused')
      subscription.qos = SUBSCRIPTION_REFUSED as never
      // A right that it had when it subscribed: nothing more is kept for that.
      if (phase === 'connecting') drop(client, subscription.topic)
      // Without an error: the client is told 0x80 for this filter and stays.
      callback(null, null)
    },

    authorizeForward(client, packet) {
      if (!rightOf(client.conn, packet.topic).ok && !isSaidTo(client.conn, packet)) return null
      // What it keeps a session for waits there.
      if (client.conn.writableLength >= limits.outgoingBytesPerClientMax)
        closeTooSlow(connections.of(client.conn), tally, log)
      return packet
    },
  }
}

/** What is stored is decided by it: aedes stores all filters of a packet together. */
const SUBSCRIPTION_REFUSED = 0x80

/** What aedes keeps of a client's filters; its types do not say so. */
type Subscriber = Client & { readonly subscriptions: Readonly<Record<string, unknown>> }
