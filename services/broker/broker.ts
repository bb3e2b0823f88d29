import type { Server } from 'node:net'
import type { PublishPacket } from 'aedes'
import type { Logger } from 'pino'
import { filterMatches } from '../decode/topic-filter.ts'
import type { AlertChange } from '../domain/model/alert.ts'
import type { DeviceId } from '../domain/model/device.ts'
import type { Kind } from '../domain/model/kind.ts'
import type { DurationMs, Instant } from '../domain/model/time.ts'
import type { Seq } from '../journal/journal.ts'
import type { OrderTransport } from '../orders/transport.ts'
import type { DeviceRefusals } from '../runtime/device-refusals.ts'
import type { Intake } from '../runtime/intake.ts'
import type { Registry } from '../runtime/registry.ts'
import type { Tally } from '../runtime/tally.ts'
import type { TurnedAway } from '../runtime/turned-away.ts'
import type { GatewayPublisher } from '../sources/gateway-publisher.ts'
import type { MqttStore } from '../store/mqtt-store.ts'
import { alertMessage } from './alert-message.ts'
import { Arrivals } from './arrivals.ts'
import { type Clock, steadyClock } from './clock.ts'
import { closeGently } from './closing.ts'
import type { MqttConfig, MqttLimits } from './config.ts'
import { connecting } from './connecting.ts'
import { Connections } from './connections.ts'
import type { DeviceCredentials } from './credentials.ts'
import type { DeviceCertificates } from './device-certificates.ts'
import { openDoor } from './door.ts'
import { followClients } from './following.ts'
import { publishFormerWills } from './former-wills.ts'
import { watchGateways } from './gateway-presence.ts'
import type { GatewaySigns } from './gateway-signs.ts'
import { GatewayWords } from './gateway-words.ts'
import { type Incoming, incoming } from './incoming.ts'
import { watchKeepAlive } from './keep-alive.ts'
import { lifeSafety } from './life-safety.ts'
import { type Certificate, openListeners } from './listeners.ts'
import { Load } from './load.ts'
import { MqttOrders } from './order-transport.ts'
import { pacedLog } from './paced-log.ts'
import type { FindDevice } from './rights.ts'
import { SeenCertificates } from './seen-certificates.ts'
import { watchSessions } from './session-upkeep.ts'
import { type OpenKept, openKept } from './sessions/kept.ts'
import { SessionPersistence } from './sessions/persistence.ts'
import { socketHooks } from './sockets.ts'
import type { SourceReader } from './source-messages.ts'
import { subscribing } from './subscribing.ts'

export interface BrokerOptions {
  readonly config: MqttConfig
  /** With one, TLS is listened on too. */
  readonly certificate?: Certificate
  /** About which somebody decided that they open a device's account, or none any more. */
  readonly certificates?: DeviceCertificates
  /** Who is not let in, for whoever looks for it. */
  readonly turnedAway?: TurnedAway
  /** By which devices signed in. */
  readonly seen?: SeenCertificates
  readonly credentials: DeviceCredentials
  readonly registry: Pick<Registry, 'get' | 'behind' | 'revision'>
  readonly kinds: ReadonlyMap<string, Kind>
  readonly intake: Pick<Intake, 'submit'>
  readonly tally: Tally
  /** Told whose messages were refused. */
  readonly refusals?: Pick<DeviceRefusals, 'note'>
  /** What gateways say in words of their own. */
  readonly sources?: SourceReader
  /** That these gateways are there. */
  readonly signs?: GatewaySigns
  readonly log: Logger
  readonly clock?: Clock
  /** What is kept for clients beyond a restart. */
  readonly store: MqttStore
  /** The date, which sessions expire by. */
  readonly now?: () => Instant
}

export interface BrokerStats {
  readonly connections: number
  /** Publishes that are not answered yet. */
  readonly inFlight: number
  readonly inFlightBytes: number
  readonly sessions: number
  /** What is kept for clients. */
  readonly keptBytes: number
  /** How much of the room for what waits is taken, from 0 to 1; above 1 where the reserve is in use. */
  readonly roomTaken: number
}

export interface MqttPorts {
  readonly port: number
  readonly tlsPort?: number
}

export interface Broker {
  /** Listens, once whoever is to hear what clients say does: what nobody hears would be acknowledged and lost. */
  begin(): Promise<MqttPorts>
  /** Tells the site's own systems. Resolves when each that keeps its session will hear of it, whatever happens. */
  publishAlertChange(change: AlertChange, seq?: Seq): Promise<void>
  /**
   * To speakers and lights on site. Resolves when each that keeps its session will hear of it, and what is retained is kept, with
   * whether there is one that hears of it, now or when it is back.
   */
  publishNotice(topic: string, payload: string, retain: boolean): Promise<boolean>
  /** The way of orders to devices that are signed in here, and to those behind them. */
  readonly orders: OrderTransport
  /** What is said to gateways in words of their own. */
  readonly words: GatewayPublisher
  /** Ends the connections of a device. A changed token does so by itself, through `DeviceCredentials`. */
  dropDevice(id: DeviceId): void
  stats(): BrokerStats
  /** Takes nothing new, answers what is in flight as far as the time allowed for it goes, and closes. */
  close(): Promise<void>
}

/** The MQTT door: devices in, readings to the intake, acknowledged when they are committed. Nobody is let in before `begin`. */
export async function createBroker(options: BrokerOptions): Promise<Broker> {
  const { config, credentials, registry, kinds, intake, tally } = options
  const { clock = steadyClock, now = Date.now, store } = options
  const { limits } = config
  const log = pacedLog(options.log, clock, limits.warningsPerMinuteMax)
  const find: FindDevice = id => registry.get(id)?.device
  const isDevice = (id: DeviceId) => find(id) !== undefined
  const connections = new Connections(config.pace)
  const load = new Load(limits)
  const arrivals = new Arrivals(silentMax(limits), ({ remoteAddress }) => {
    tally.add('connects_refused', 'signing-in-max')
    log.warn({ address: remoteAddress, reason: 'signing-in-max' }, 'mqtt connection refused')
  })
  const first = lifeSafety(kinds, registry, options.sources)
  const isFirst = (id: DeviceId) => {
    const device = find(id)
    return device !== undefined && first.speaksFor(device)
  }
  const kept = await openKept({ store, limits: config.sessions, isDevice, isFirst, now, tally, log })
  const persistence = new SessionPersistence(kept)
  let closing = false
  const words = new GatewayWords({ connections, nextName: () => door.nextName() })
  const orders = new MqttOrders({ connections, find, publish: packet => door.keep(packet), tally })

  const { clientCertificates } = config
  const { seen = new SeenCertificates() } = options
  const shared = { connections, find, lifeSafety: first, limits, tally, log }
  const { hook, telemetryOf } = incoming({
    ...shared,
    ...{ kinds, intake, load, clock, registry },
    ...(options.refusals && { refusals: options.refusals }),
    sources: options.sources,
    signs: options.signs,
    replied: (device, payload) => orders.replied(device, payload),
    isClosing: () => closing,
    keep: ({ connection, forOthers }) =>
      forOthers === undefined || kept.receipts.has(connection.client, forOthers)
        ? Promise.resolve()
        : door.keep(forOthers),
    willOver: will => kept.wills.over(will),
  })
  const door = await openDoor(limits, persistence, {
    ...connecting({
      ...{ ...shared, arrivals, credentials, kept, sources: options.sources, clientCertificates },
      turnedAway: options.turnedAway,
      ...{ certificates: options.certificates, now },
      signedIn({ certificate }, id) {
        if (certificate === undefined) return
        seen.signedIn(id, certificate, now())
        if (certificate.isBound) options.certificates?.shown(certificate)
      },
    }),
    ...subscribing({
      ...shared,
      messages: kept.messages,
      sources: options.sources,
      isTo: (gateway, packet) => words.isTo(gateway, packet),
      drop: (client, filter) => kept.unsubscribe(client.id, filter),
    }),
    authorizePublish: hook,
  })
  followClients(door, {
    ...{ connections, tally, log },
    willOver: will => kept.wills.over(will),
    arrived: client => {
      orders.arrived(client)
      words.arrived(client)
    },
  })
  const hooks = socketHooks({
    ...{ door, telemetryOf, arrivals, connections, load, clock, limits, tally, log },
    turnedAway: options.turnedAway,
  })
  const servers: Server[] = []
  const stops: (() => void)[] = []

  const dropDevice = (id: DeviceId) => {
    for (const { client } of connections.ofDevice(id)) client?.close()
    kept.endOf(id)
  }
  credentials.whenChanged((id, endsAll) => {
    if (endsAll) return dropDevice(id)
    for (const { client, tokenHash } of connections.ofDevice(id))
      if (tokenHash !== undefined && !credentials.accepts(id, tokenHash)) client?.close()
  })

  options.certificates?.whenChanged(({ fingerprint, device, state }) => {
    for (const { client, certificate, account } of [...connections.all()]) {
      const opens = state === 'bound' && account?.id === device
      if (certificate?.fingerprint === fingerprint && !opens) client?.close()
    }
  })

  return {
    async begin() {
      const { servers: listening, ...ports } = await openListeners(config, options.certificate, hooks)
      servers.push(...listening)
      stops.push(
        watchKeepAlive({ connections, clock, log }),
        watchSessions(kept.sessions, clock),
        options.signs ? watchGateways({ signs: options.signs, connections, intake, clock }) : () => {},
        publishFormerWills({
          ...{ wills: kept.wills, connections, find, clock, log },
          graceMs: config.sessions.willGraceMs,
          publish: will => letIn(hook, will).then(() => door.keep(will)),
        }),
      )
      return ports
    },
    orders,
    words,
    dropDevice,
    stats: () => ({
      connections: connections.size,
      inFlight: load.messages,
      inFlightBytes: load.bytes,
      sessions: kept.sessions.size,
      keptBytes: kept.room.bytes + kept.retained.bytes,
      roomTaken: kept.room.taken,
    }),
    publishAlertChange: (change, seq) =>
      door.keep({ cmd: 'publish', ...alertMessage(change, kinds), qos: 1, dup: false, retain: false }, seq),
    async publishNotice(topic, payload, retain) {
      await door.keep({ cmd: 'publish', topic, payload: Buffer.from(payload), qos: 1, dup: false, retain })
      if (door.isHeard(topic)) return true
      return [...kept.sessions.all()].some(({ subscriptions }) =>
        [...subscriptions.keys()].some(filter => filterMatches(filter, topic)),
      )
    },
    async close() {
      closing = true
      for (const stop of stops) stop()
      const timeoutMs = limits.closeTimeoutMs
      await closeGently({ servers, door, connections, load, clock, timeoutMs })
      await settledOrLate(kept, clock, timeoutMs)
    },
  }
}

const letIn = (hook: Incoming['hook'], will: PublishPacket): Promise<void> =>
  new Promise((resolve, reject) => hook(null, will, error => (error ? reject(error) : resolve())))

// A disk that hangs must not hold up a stop for ever.
async function settledOrLate(
  kept: Pick<OpenKept, 'settled'>,
  clock: Clock,
  timeoutMs: DurationMs,
): Promise<void> {
  let cancel = () => {}
  const late = new Promise<void>(resolve => {
    cancel = clock.after(timeoutMs, resolve)
  })
  await Promise.race([kept.settled(), late])
  cancel()
}

/** Connections that have not signed in never take more than half of the room, however little of it there is. */
const silentMax = ({ signingInMax, connectionsMax }: MqttLimits): number =>
  Math.max(1, Math.min(signingInMax, Math.floor(connectionsMax / 2)))
