import type { Socket } from 'node:net'
import type { Logger } from 'pino'
import { addressBelow, handshakeFault } from '../runtime/handshake-fault.ts'
import type { Tally } from '../runtime/tally.ts'
import type { TurnedAway } from '../runtime/turned-away.ts'
import type { Arrivals } from './arrivals.ts'
import type { Clock } from './clock.ts'
import type { MqttLimits } from './config.ts'
import { Connection } from './connection.ts'
import type { Connections } from './connections.ts'
import type { Door } from './door.ts'
import type { Incoming } from './incoming.ts'
import type { ListenerHooks } from './listeners.ts'
import type { Load } from './load.ts'
import { UNKNOWN_LEVEL_ANSWER } from './protocol-level.ts'
import { watchReading } from './reading.ts'
import { closeTooSlow } from './too-slow.ts'

export interface SocketOptions {
  readonly door: Door
  readonly telemetryOf: Incoming['telemetryOf']
  readonly arrivals: Arrivals
  readonly connections: Connections
  readonly load: Load
  readonly clock: Clock
  readonly limits: MqttLimits
  readonly tally: Tally
  readonly turnedAway?: Pick<TurnedAway, 'note'> | undefined
  readonly log: Logger
}

/** From an accepted socket to aedes, under the limits that hold before anybody has signed in. */
export function socketHooks(options: SocketOptions): ListenerHooks {
  const { door, telemetryOf, arrivals, connections, load, clock, limits, tally, log } = options
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

  const onTooSlow = (connection: Connection) => closeTooSlow(connection, tally, log)

  function onUnknownLevel(connection: Connection): void {
    refuse('protocol-version', connection.address)
    // Nothing more is read from it.
    connection.phase = 'connecting'
    connection.socket.end(UNKNOWN_LEVEL_ANSWER)
  }

  return {
    admit(socket, isBeneathTls) {
      if (open.size >= limits.connectionsMax) {
        refuse('connections-max', socket.remoteAddress)
        return false
      }
      open.add(socket)
      socket.once('close', () => {
        open.delete(socket)
        arrivals.left(socket)
      })
      arrivals.add(socket, isBeneathTls)
      return true
    },
    onSocket(socket) {
      const connection = new Connection(socket, clock)
      connections.add(connection)
      socket.once('close', () => {
        connections.remove(connection)
        connection.closed()
        load.forget(connection.resume)
      })
      const telemetry = telemetryOf(connection)
      const faults = { onTooLarge, onTooSlow, onUnknownLevel }
      watchReading(connection, { telemetry, load, limits, clock, tally, ...faults })
      door.handle(socket)
    },
    onHandshakeFailed(error, socket) {
      const reason = 'tls-handshake'
      const why = handshakeFault(error, socket)
      const address = addressBelow(socket)
      tally.add('connects_refused', reason)
      log.warn({ address, reason, why }, 'mqtt connection refused')
      options.turnedAway?.note(address, why)
    },
  }
}
