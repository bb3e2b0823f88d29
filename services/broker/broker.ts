import type { Logger } from 'pino'
import type { AlertChange } from '../domain/model/alert.ts'
import type { DeviceId } from '../domain/model/device.ts'
import type { Kind } from '../domain/model/kind.ts'
import type { Intake } from '../runtime/intake.ts'
import type { Registry } from '../runtime/registry.ts'
import type { Tally } from '../runtime/tally.ts'
import { alertMessage } from './alert-message.ts'
import { Arrivals } from './arrivals.ts'
import { type Clock, steadyClock } from './clock.ts'
import { closeGently } from './closing.ts'
import type { MqttConfig } from './config.ts'
import { connecting } from './connecting.ts'
import { Connections } from './connections.ts'
import type { DeviceCredentials } from './credentials.ts'
import { type Door, openDoor } from './door.ts'
import { followClients } from './following.ts'
import { incoming } from './incoming.ts'
import { watchKeepAlive } from './keep-alive.ts'
import { lifeSafety } from './life-safety.ts'
import { type Certificate, openListeners } from './listeners.ts'
import { Load } from './load.ts'
import { pacedLog } from './paced-log.ts'
import type { FindDevice } from './rights.ts'
import { socketHooks } from './sockets.ts'
import { subscribing } from './subscribing.ts'

export interface BrokerOptions {
  readonly config: MqttConfig
  /** With one, TLS is listened on too. */
  readonly certificate?: Certificate
  readonly credentials: DeviceCredentials
  readonly registry: Pick<Registry, 'get' | 'list'>
  readonly kinds: ReadonlyMap<string, Kind>
  readonly intake: Pick<Intake, 'submit'>
  readonly tally: Tally
  readonly log: Logger
  readonly clock?: Clock
}

export interface BrokerStats {
  readonly connections: number
  /** Publishes that are not answered yet. */
  readonly inFlight: number
  readonly inFlightBytes: number
}

export interface Broker {
  readonly port: number
  readonly tlsPort?: number
  /** Tells the site's own systems, at least once each that is connected or keeps its session. */
  publishAlertChange(change: AlertChange): void
  /** Ends the connections of a device. A changed token does so by itself, through `DeviceCredentials`. */
  dropDevice(id: DeviceId): void
  stats(): BrokerStats
  /** Takes nothing new, answers what is in flight as far as the time allowed for it goes, and closes. */
  close(): Promise<void>
}

/** The MQTT door: devices in, readings to the intake, acknowledged when they are committed. */
export async function startBroker(options: BrokerOptions): Promise<Broker> {
  const { config, credentials, registry, intake, tally, clock = steadyClock } = options
  const { limits } = config
  const log = pacedLog(options.log, clock, limits.warningsPerMinuteMax)
  const find: FindDevice = id => registry.get(id)?.device
  const connections = new Connections(config.pace)
  const load = new Load(limits)
  const arrivals = new Arrivals(limits.signingInMax, ({ remoteAddress }) => {
    tally.add('connects_refused', 'signing-in-max')
    log.warn({ address: remoteAddress, reason: 'signing-in-max' }, 'mqtt connection refused')
  })
  let closing = false

  const isClosing = () => closing

  const { kinds } = options
  const first = lifeSafety(kinds, registry)
  const door = await openDoor(limits, {
    ...connecting({ arrivals, connections, credentials, find, lifeSafety: first, limits, tally, log }),
    ...subscribing({ connections, find, limits, tally, log }),
    authorizePublish: incoming({
      connections,
      find,
      kinds,
      intake,
      load,
      lifeSafety: first,
      limits,
      clock,
      tally,
      log,
      isClosing,
    }),
  })
  followClients(door, { connections, tally, log })
  const hooks = socketHooks({ door, arrivals, connections, load, clock, limits, tally, log })
  const { port, tlsPort, servers } = await openListeners(config, options.certificate, hooks)
  const stopKeepAlive = watchKeepAlive({ connections, clock, log })

  const dropDevice = (id: DeviceId) => {
    for (const { client } of connections.ofDevice(id)) client?.close()
  }
  credentials.whenChanged(dropDevice)

  return {
    port,
    ...(tlsPort !== undefined && { tlsPort }),
    dropDevice,
    stats: () => ({ connections: connections.size, inFlight: load.messages, inFlightBytes: load.bytes }),
    publishAlertChange: change => publishAlert(door, change, log),
    close() {
      closing = true
      stopKeepAlive()
      return closeGently({ servers, door, connections, load, clock, timeoutMs: limits.closeTimeoutMs })
    },
  }
}

function publishAlert(door: Door, change: AlertChange, log: Logger): void {
  const { topic, payload } = alertMessage(change)
  door.publish({ cmd: 'publish', topic, payload, qos: 1, dup: false, retain: false }, error => {
    if (error && !door.closed) log.error({ err: error, topic }, 'an alert could not be published')
  })
}
