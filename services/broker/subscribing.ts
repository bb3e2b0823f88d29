import type { AedesOptions } from 'aedes'
import type { Logger } from 'pino'
import type { Tally } from '../runtime/tally.ts'
import type { Connections } from './connections.ts'
import { type FindDevice, maySubscribe } from './rights.ts'

export interface SubscribingOptions {
  readonly connections: Connections
  readonly find: FindDevice
  readonly tally: Tally
  readonly log: Logger
}

export type SubscribingHooks = Required<Pick<AedesOptions, 'authorizeSubscribe' | 'authorizeForward'>>

/** Decides what a device hears: when it subscribes, and again with each message, as its rights may have changed. */
export function subscribing({ connections, find, tally, log }: SubscribingOptions): SubscribingHooks {
  const rightOf = (socket: Parameters<Connections['of']>[0], filter: string) => {
    const connection = connections.of(socket)
    const account = connection.account && find(connection.account.id)
    return account === undefined
      ? ({ ok: false, reason: 'device-unknown' } as const)
      : maySubscribe(account, filter, find)
  }

  return {
    authorizeSubscribe(client, subscription, callback) {
      const right = rightOf(client.conn, subscription.topic)
      if (right.ok) return callback(null, subscription)
      const { account, address } = connections.of(client.conn)
      tally.add('subscriptions_refused', right.reason)
      const filter = subscription.topic.slice(0, 200)
      log.warn({ device: account?.id, filter, reason: right.reason, address }, 'mqtt subscription refused')
      // Without an error: the client is told 0x80 for this filter and stays.
      callback(null, null)
    },

    authorizeForward: (client, packet) => (rightOf(client.conn, packet.topic).ok ? packet : null),
  }
}
