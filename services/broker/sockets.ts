import type { Socket } from 'node:net'
import type { Logger } from 'pino'
import type { Tally } from '../runtime/tally.ts'
import type { Clock } from './clock.ts'
import type { MqttLimits } from './config.ts'
import { Connection } from './connection.ts'
import type { Connections } from './connections.ts'
import type { Door } from './door.ts'
import type { ListenerHooks } from './listeners.ts'
import type { Load } from './load.ts'
import { watchReading } from './reading.ts'

export interface SocketOptions {
  readonly door: Door
  readonly connections: Connections
  readonly load: Load
  readonly clock: Clock
  readonly limits: MqttLimits
  readonly tally: Tally
  readonly log: Logger
}

/** From an accepted socket to aedes, under the limits that hold before anybody has signed in. */
export function socketHooks(options: SocketOptions): ListenerHooks {
  const { door, connections, load, clock, limits, tally, log } = options
  const open = new Set<Socket>()

  function refuse(reason: string, address: string | undefined): void {
    tally.add('connects_refused', reason)
    log.warn({ address, reason }, 'mqtt connection refused')
  }

  function onTooLarge({ account, address }: Connection): void {
    const reason = 'packet-too-large'
    if (account !== undefined) {
      tally.add('payloads_rejected', reason)
      log.warn({ device: account.id, address, reason }, 'mqtt connection closed')
    } else refuse(reason, address)
  }

  return {
    admit(socket) {
      if (open.size >= limits.connectionsMax) {
        refuse('connections-max', socket.remoteAddress)
        return false
      }
      open.add(socket)
      socket.once('close', () => open.delete(socket))
      return true
    },
    onSocket(socket) {
      const connection = new Connection(socket, clock)
      connections.add(connection)
      watchReading(connection, { load, limits, onTooLarge })
      door.handle(socket)
    },
    onHandshakeFailed: (_error, socket) => refuse('tls-handshake', socket.remoteAddress),
  }
}

/** Follows what aedes says of its clients. */
export function followClients(door: Door, connections: Connections, tally: Tally, log: Logger): void {
  door.on('clientReady', client => {
    const connection = connections.of(client.conn)
    connection.phase = 'ready'
    log.debug(
      { device: connection.account?.id, client: client.id, address: connection.address },
      'mqtt connected',
    )
    // Not at once: aedes first handles what came along with CONNECT.
    setImmediate(connection.resume)
  })
  door.on('subscribe', (subscriptions, client) => {
    const granted = subscriptions.filter(({ qos }) => (qos as number) !== SUBSCRIPTION_REFUSED)
    if (granted.length === 0) return
    const filters = granted.map(({ topic }) => topic)
    log.debug({ device: connections.of(client.conn).account?.id, filters }, 'mqtt subscribed')
  })
  // Before a client id is known: no CONNECT in time, or bytes that are not MQTT.
  door.on('connectionError', (client, error) => {
    const { address, phase } = connections.of(client.conn)
    if (phase !== 'new') return
    tally.add('connects_refused', reasonOf(error))
    log.warn({ address, reason: error.message }, 'mqtt connection refused')
  })
  door.on('clientError', (client, error) => {
    const connection = connections.of(client.conn)
    const { account, address } = connection
    const violates = isViolation(connection, error)
    if (violates) tally.add(refusedBy(error), 'mqtt-violation')
    log[violates ? 'warn' : 'debug'](
      { device: account?.id, address, reason: error.message },
      'mqtt connection ended',
    )
  })
}

const reasonOf = (error: Error): string =>
  error.message === 'connect did not arrive in time' ? 'connect-timeout' : 'not-mqtt'

/** Bytes that are no MQTT, a wildcard in a PUBLISH, a misplaced one in a SUBSCRIBE: aedes ends the connection before any right is looked at. */
const isViolation = ({ phase, refused }: Connection, { message }: Error): boolean =>
  phase === 'ready' &&
  !refused &&
  /PUBLISH|SUBSCRIBE|topic|Invalid|Malformed|Packet|parse|supported/.test(message)

const refusedBy = ({ message }: Error) =>
  message.includes('SUBSCRIBE') ? 'subscriptions_refused' : 'publishes_refused'

const SUBSCRIPTION_REFUSED = 0x80
