import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { ADMIN, ensureAdmin } from './admin.ts'
import { createMemberships, type Memberships } from './api/accounts/memberships.ts'
import { createApi } from './api/api.ts'
import { createFeed, type Feed } from './api/feed/feed.ts'
import type { Readiness } from './api/routes/probe-routes.ts'
import type { Backtests } from './backtest/backtests.ts'
import { createBacktests } from './backtesting.ts'
import type { Bridges } from './bridges/bridges.ts'
import { AlertPublisher } from './broker/alert-publisher.ts'
import { type Broker, createBroker, type MqttPorts } from './broker/broker.ts'
import { fingerprintsIn } from './broker/client-ca.ts'
import { DeviceCredentials } from './broker/credentials.ts'
import { DeviceCertificates } from './broker/device-certificates.ts'
import { SeenCertificates } from './broker/seen-certificates.ts'
import { createTokenDesk } from './broker/token-desk.ts'
import type { TokenDesk } from './broker/token-port.ts'
import { doorForChargers, shownDoor } from './chargers.ts'
import type { Configuration } from './config/configuration.ts'
import { createDeviceOrders, type DeviceOrders } from './device-orders.ts'
import { type DevicesIn, openDevicesIn } from './devices-in.ts'
import { allRules, kindList, kinds } from './domain/kinds/kinds.ts'
import type { AlertChange } from './domain/model/alert.ts'
import { describeRule } from './domain/rules/describe.ts'
import { fitted } from './fitting.ts'
import { createRuntime } from './flow.ts'
import { createInfluxHistory } from './influx/history.ts'
import type { Pump } from './influx/pump.ts'
import type { Seq } from './journal/journal.ts'
import { createTrimmer, reportInflux, startInflux, startSnapshotter } from './log-readers.ts'
import { type Notices, startNotices } from './notices.ts'
import type { OcppDoor } from './ocpp/door.ts'
import { orderWays } from './order-ways.ts'
import { readinessOf } from './readiness.ts'
import { DeviceRefusals } from './runtime/device-refusals.ts'
import type { Runtime } from './runtime/runtime.ts'
import type { Snapshotter } from './runtime/snapshotter.ts'
import { Tally } from './runtime/tally.ts'
import { timeZoneOf } from './runtime/time-zones.ts'
import { realTimers } from './runtime/timers.ts'
import { TurnedAway } from './runtime/turned-away.ts'
import { type Safekeeping, startSafekeeping } from './safekeeping.ts'
import { type SelfWatch, startSelfWatch } from './self-watch.ts'
import { hashPassword, isOutdatedHash, verifyPassword } from './store/password.ts'
import { openStorage, type Storage } from './store/storage.ts'
import { CommitMeter } from './vitals/commit-meter.ts'
import { gaugesOf, samplesOf } from './watch.ts'

export interface App {
  readonly mqttPort: number
  readonly mqttTlsPort: number | undefined
  readonly httpPort: number
  readonly ocppPort: number | undefined
  /** Made on a first start without a configured one, to be shown once. */
  readonly adminPassword: string | undefined
  /** Resolves when a restored database waits for it to be stopped and started again. */
  readonly restartWanted: Promise<void>
  /** Takes nothing new, finishes what was accepted, closes. */
  stop(): Promise<void>
}

export interface AppOptions {
  readonly config: Configuration
  readonly log: Logger
  readonly version: string
  /** Nothing can be stored any more, and only a new process can mend it. */
  readonly onBroken: (error: Error) => void
}

/** The whole server, wired. The only file that knows all its parts. */
export async function startApp({ config: wanted, log, version, onBroken }: AppOptions): Promise<App> {
  const config = fitted(wanted, log)
  const tally = new Tally()
  const refusals = new DeviceRefusals(Date.now)
  const keepReadings = config.influx === undefined
  const onGivenUp = (reason: string, count: number) => tally.add('history_given_up', reason, count)
  const storage = await openStorage({ ...config.storage, keepReadings, log, onGivenUp, onBroken })
  const { journal, accounts } = storage
  const adminPassword = await ensureAdmin(accounts, config.adminPassword)
  const credentials = new DeviceCredentials(await accounts.deviceTokens())
  const certificates = new DeviceCertificates(await accounts.deviceCertificates())
  const seen = new SeenCertificates(await accounts.seenCertificates())
  const turnedAway = new TurnedAway(Date.now)
  const tokens = createTokenDesk({
    ...{ certificates, seen, certificatesMax: config.api.tokens.certificatesMax },
    ...{ credentials, accounts, now: Date.now, timers: realTimers, log },
    authorities: fingerprintsIn(config.mqtt.clientCertificates?.ca),
  })
  const failed = (error: unknown) => log.error({ err: error }, 'the feed failed')
  const feed = await createFeed({ journal, limits: config.api.feed, tally, failed })
  const trimmer = createTrimmer(config, storage, log)
  const pump = startInflux(config, storage, { flowNow: () => runtime.now(), trimmer, tally, log })
  void reportInflux(config, log)
  let alerts: AlertPublisher | undefined
  let memberships: Memberships | undefined
  let notices: Notices | undefined
  let selfWatch: SelfWatch | undefined
  let orders: DeviceOrders | undefined
  let door: Broker | undefined
  let bridges: Bridges | undefined
  let chargers: OcppDoor | undefined
  const commits = new CommitMeter(() => performance.now())

  const runtime = createRuntime(config, commits.around(journal), tally, log, [
    batch => feed.committed(batch),
    batch => alerts?.committed(batch),
    batch => notices?.committed(batch),
    batch => orders?.committed(batch),
    batch => pump?.committed(batch.last),
    batch => selfWatch?.committed(batch),
    () => memberships?.committed(),
  ])
  await runtime.start()
  memberships = createMemberships({
    ...{ accounts, intake: runtime, registry: runtime.registry },
    failed: error => log.warn({ err: error }, 'the rosters are not in line with the accounts'),
  })
  await memberships
    .align()
    .catch(error => log.warn({ err: error }, 'the rosters are not in line with the accounts'))
  const safekeeping = startSafekeeping({ config: config.backup, storage, timers: realTimers, log })
  const backupHealth = () => safekeeping.health()
  const mqttRoomTaken = () => door?.stats().roomTaken ?? 0
  const ownAlerts = () => selfWatch?.alerts() ?? []
  const noticeTroubles = () => notices?.troubles() ?? []
  const readiness = () =>
    readinessOf({
      ...{ runtime, pump, commits, backupHealth, mqttRoomTaken, ownAlerts, noticeTroubles },
      bridgesAway: () => bridges?.away() ?? [],
      stationsTwice: () => chargers?.room.stationsTwice() ?? [],
    })
  const watched = { backupHealth, storage, runtime, tokens, pump, commits, tally, log, readiness }
  selfWatch = await startSelfWatch({
    ...watched,
    config: config.vitals,
    bridgesAway: () => (config.bridges.bridges.length === 0 ? undefined : (bridges?.away().length ?? 0)),
    stationsTwice: () => chargers?.room.stationsTwice().length,
    waitingMax: config.runtime.waitingMax,
  })
  const devicesIn = await openDevicesIn({
    ...{ limits: config.sources, bridges: config.bridges, storage, runtime, tally, refusals, log },
  })
  bridges = devicesIn.bridges
  const broker = await createBroker({
    config: config.mqtt,
    ...(config.api.tls && { certificate: config.api.tls }),
    ...{ credentials, certificates, seen, turnedAway },
    registry: runtime.registry,
    kinds,
    intake: runtime,
    store: storage.mqtt,
    ...{ sources: devicesIn.sources, signs: devicesIn.signs },
    tally,
    refusals,
    log,
  })
  door = broker
  chargers = await doorForChargers({ ...watched, config, credentials, devicesIn, refusals })
  const publish = (change: AlertChange, seq: Seq) => broker.publishAlertChange(change, seq)
  alerts = new AlertPublisher({ journal, publish, timers: realTimers, log })
  await alerts.start()
  notices = await startNotices({
    ...{ config, storage, registry: runtime.registry, intake: runtime, broker, tally, log },
  })
  orders = createDeviceOrders({
    ...{ limits: config.orders, storage, runtime, tally, log },
    transports: orderWays({ chargers, devicesIn, broker, runtime, tally }),
  })
  await orders.begin()
  // What is said first, or waited at a broker, may be the answer to an order of the process before: no door opens earlier.
  bridges.begin()
  const mqttPorts = await broker.begin()
  const ocppPort = await chargers?.begin()
  const snapshotter = startSnapshotter(config, storage, watched.runtime, tally, log)
  const backtests = createBacktests(config, storage, log)
  const parts = {
    ...{ ...watched, memberships, selfWatch, feed, safekeeping, backtests, snapshotter, notices, refusals },
    ...{ broker, mqttPorts, turnedAway, chargers, ocppPort, devicesIn, orders, version },
  }
  const api = await startApi(config, parts)
  trimmer.start()

  return {
    mqttPort: mqttPorts.port,
    mqttTlsPort: mqttPorts.tlsPort,
    httpPort: (api.server.address() as AddressInfo).port,
    ocppPort,
    adminPassword,
    restartWanted: safekeeping.restartWanted,
    async stop() {
      // Each of these ends within a time of its own; what is unsent or unwritten by then is in the journal.
      selfWatch?.stop()
      tokens.stop()
      const readers = [
        ...[snapshotter, trimmer, alerts, notices, safekeeping].map(one => one?.stop()),
        pump?.close(),
      ]
      await orders?.stop()
      await Promise.all([broker.close(), chargers?.close(), bridges?.stop(), closeApi(api), backtests.stop()])
      await runtime.stop()
      await Promise.all(readers)
      await storage.close()
    },
  }
}

interface ApiParts {
  readonly storage: Storage
  readonly runtime: Runtime
  readonly feed: Feed
  readonly safekeeping: Safekeeping
  readonly backtests: Backtests
  readonly tokens: TokenDesk
  readonly broker: Broker
  readonly mqttPorts: MqttPorts
  readonly turnedAway: TurnedAway
  readonly chargers: OcppDoor | undefined
  readonly ocppPort: number | undefined
  readonly pump: Pump | undefined
  readonly commits: CommitMeter
  readonly snapshotter: Snapshotter
  readonly memberships: Memberships
  readonly notices: Notices
  readonly selfWatch: SelfWatch
  readonly readiness: () => Readiness
  readonly tally: Tally
  readonly refusals: DeviceRefusals
  readonly devicesIn: DevicesIn
  readonly orders: DeviceOrders
  readonly log: Logger
  readonly version: string
}

async function startApi(config: Configuration, parts: ApiParts): Promise<FastifyInstance> {
  const { storage, runtime, feed, safekeeping, tokens, selfWatch, tally, log, version } = parts
  const own = config.vitals.report?.id
  const api = await createApi({
    config: config.api,
    version,
    logger: log.child({ part: 'http' }, { level: 'warn' }),
    now: Date.now,
    steadyNowMs: () => performance.now(),
    intake: runtime,
    registry: runtime.registry,
    pursuitOf: (site, alert) => runtime.pursuitOf(site, alert),
    timeZoneOf: site => timeZoneOf(config.runtime.timeZones, site),
    journal: storage.journal,
    alerts: storage.alerts,
    quality: storage.quality,
    accounts: storage.accounts,
    people: storage.people,
    pictures: storage.pictures,
    publicStore: storage.publicStore,
    publicUrl: config.notify.links.publicUrl,
    history:
      config.influx === undefined ? storage.history : createInfluxHistory({ config: config.influx, kinds }),
    passwords: { hash: hashPassword, verify: verifyPassword, isOutdated: isOutdatedHash },
    memberships: parts.memberships,
    ...(config.adminPassword !== undefined && { configuredAccount: ADMIN }),
    kinds: kindList,
    rules: allRules,
    ruleArchive: storage.rules,
    describe: rule => describeRule(rule, kinds.get(rule.kind)?.metrics ?? {}),
    feed,
    tokens,
    backups: safekeeping.backups,
    restores: safekeeping.restores,
    backtests: { desk: parts.backtests, rangeMsMax: config.backtest.rangeMsMax },
    readiness: parts.readiness,
    problems: () => selfWatch.problems(),
    ...(selfWatch.hasOwnId && own !== undefined && { ownDevice: own }),
    tally,
    ...{ mqtt: parts.mqttPorts, believesCertificates: config.mqtt.clientCertificates !== undefined },
    turnedAway: parts.turnedAway,
    refusals: parts.refusals,
    sources: parts.devicesIn.desk,
    bridges: parts.devicesIn.bridges,
    ...shownDoor(parts.chargers, parts.ocppPort),
    orders: parts.orders.desk,
    notices: parts.notices.desk,
    gauges: [...gaugesOf(parts), ...parts.notices.gauges],
    samples: samplesOf(parts),
    consoleFolder: fileURLToPath(new URL('../dashboards/dist', import.meta.url)),
  })
  await api.listen({ host: config.api.host, port: config.api.port })
  return api
}

/** How long requests under way may take when the server stops. */
const REQUESTS_END_MS_MAX = 3_000

async function closeApi(api: FastifyInstance): Promise<void> {
  const callOff = realTimers.after(REQUESTS_END_MS_MAX, () => api.server.closeAllConnections())
  await api.close()
  callOff()
}
