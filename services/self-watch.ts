import { dirname } from 'node:path'
import type { Logger } from 'pino'
import type { Problem } from './api/routes/health-routes.ts'
import type { Readiness, Reason } from './api/routes/probe-routes.ts'
import type { TokenDesk } from './broker/token-port.ts'
import { server } from './domain/kinds/server/kind.ts'
import type { Alert } from './domain/model/alert.ts'
import { text } from './domain/model/text.ts'
import type { Pump } from './influx/pump.ts'
import type { CommittedBatch } from './journal/journal.ts'
import type { Runtime } from './runtime/runtime.ts'
import type { Tally } from './runtime/tally.ts'
import { realTimers } from './runtime/timers.ts'
import type { BackupHealth } from './store/backup/desk.ts'
import type { Storage } from './store/storage.ts'
import type { CommitMeter } from './vitals/commit-meter.ts'
import type { ReportConfig, VitalsConfig } from './vitals/config.ts'
import { dataRoom } from './vitals/data-room.ts'
import { descriptorsUsedPercent } from './vitals/descriptors.ts'
import { DeviceClocks } from './vitals/device-clocks.ts'
import { watchEventLoop } from './vitals/event-loop.ts'
import { Heartbeat } from './vitals/heartbeat.ts'
import { OwnAlerts } from './vitals/own-alerts.ts'
import { type Registration, registerSelf } from './vitals/own-device.ts'
import { SelfReport } from './vitals/self-report.ts'
import { troubleOf, troubles } from './vitals/troubles.ts'
import { type InfluxVitals, type VitalSources, vitalSigns } from './vitals/vitals.ts'

export interface SelfWatchOptions {
  readonly config: VitalsConfig
  readonly runtime: Runtime
  readonly waitingMax: number
  readonly storage: Storage
  readonly tokens: Pick<TokenDesk, 'take'>
  readonly pump: Pump | undefined
  readonly commits: CommitMeter
  readonly tally: Tally
  readonly log: Logger
  readonly readiness: () => Readiness
  readonly backupHealth: () => BackupHealth | undefined
  /** Nothing where there are no bridges. */
  readonly bridgesAway: () => number | undefined
  /** Nothing where chargers have no door. */
  readonly stationsTwice: () => number | undefined
}

/** The server's eye on itself. */
export interface SelfWatch {
  /** It reports under an id of its own, or will when it can. */
  readonly hasOwnId: boolean
  /** After each commit. */
  committed(batch: CommittedBatch): void
  /** What is wrong now, with words for it; nothing when all is well. */
  problems(): readonly Problem[]
  /** The alerts about itself that are active. */
  alerts(): readonly Alert[]
  stop(): void
}

/** Registers the server as a device, where it is to report about itself, and begins. The flow must accept inputs. */
export async function startSelfWatch(options: SelfWatchOptions): Promise<SelfWatch> {
  const { report: config } = options.config
  const seen = () => options.readiness().reasons.map(ofReason)
  if (config === undefined) return asleep(seen)
  const registration = await register(options, config)
  if (registration === 'registered') return awake(options, config)
  const off = asleep(() => [...seen(), problemOf('self-watch-off')])
  if (registration === 'refused') return awakeLater(options, config, off)
  options.log.error({ id: config.id }, 'the server does not watch over itself: see LINLI_SELF_ID')
  return off
}

/** Nothing can be journalled yet, not even that the server is a device: it begins when something can. */
function awakeLater(options: SelfWatchOptions, config: ReportConfig, off: SelfWatch): SelfWatch {
  let watch = off
  let stopped = false
  let callOff = realTimers.after(config.everyMs, tryAgain)

  async function begin(): Promise<void> {
    if ((await register(options, config)) !== 'registered') return
    const begun = await awake(options, config)
    if (stopped) begun.stop()
    else watch = begun
  }

  function tryAgain(): void {
    begin()
      .catch(error => options.log.error({ err: error }, 'the server cannot watch over itself yet'))
      .finally(() => {
        if (!stopped && watch === off) callOff = realTimers.after(config.everyMs, tryAgain)
      })
  }

  return {
    hasOwnId: true,
    committed: batch => watch.committed(batch),
    problems: () => watch.problems(),
    alerts: () => watch.alerts(),
    stop() {
      stopped = true
      callOff()
      watch.stop()
    },
  }
}

const asleep = (problems: SelfWatch['problems']): SelfWatch => ({
  hasOwnId: false,
  committed() {},
  problems,
  alerts: () => [],
  stop() {},
})

async function awake(options: SelfWatchOptions, config: ReportConfig): Promise<SelfWatch> {
  const { readiness, storage } = options
  const deviceClocks = new DeviceClocks(Date.now)
  const eventLoop = watchEventLoop()
  const alerts = new OwnAlerts(config.id, await activeAlerts(storage, config), options.log)
  const vitals = vitalSigns({ ...sourcesOf(options), deviceClocks, eventLoop })
  const report = new SelfReport({
    config,
    intake: options.runtime,
    vitals,
    timers: realTimers,
    steadyNowMs,
    log: options.log,
  })
  const beat = heartbeatOf(
    options,
    () => readiness().ready && report.provenMs <= PROOFS_MISSED * config.everyMs,
  )
  report.start()
  beat?.start()
  return {
    hasOwnId: true,
    committed(batch) {
      deviceClocks.committed(batch)
      alerts.committed(batch)
    },
    alerts: () => alerts.list(),
    // What only a figure says is told when its rule has seen it often enough to raise an alert.
    problems: () => [...readiness().reasons.filter(isTrouble).map(ofReason), ...alerts.list().map(ofAlert)],
    stop() {
      beat?.stop()
      report.stop()
      eventLoop.stop()
    },
  }
}

/** Reports that may be missing before the server counts as hung; the newest may be under way. */
const PROOFS_MISSED = 2
const steadyNowMs = () => performance.now()

const register = (options: SelfWatchOptions, config: ReportConfig): Promise<Registration> =>
  registered(options, config).catch(error => {
    options.log.error({ err: error }, 'the server cannot be registered as a device')
    return 'refused'
  })

const registered = ({ runtime, tokens }: SelfWatchOptions, config: ReportConfig) =>
  registerSelf({
    config,
    registry: runtime.registry,
    intake: runtime,
    rules: server.rules,
    takeToken: id => tokens.take(id),
  })

async function activeAlerts({ alerts }: Storage, { id }: ReportConfig): Promise<readonly Alert[]> {
  return (await alerts.list({ deviceId: id, condition: 'active', limit: ALERTS_MAX, page: 0 })).alerts
}
/** One a rule: far more than there are. */
const ALERTS_MAX = 100

const heartbeatOf = (
  { config, tally, log }: SelfWatchOptions,
  isWell: () => boolean,
): Heartbeat | undefined =>
  config.heartbeat && new Heartbeat({ config: config.heartbeat, isWell, timers: realTimers, tally, log })

function sourcesOf(options: SelfWatchOptions): Omit<VitalSources, 'deviceClocks' | 'eventLoop'> {
  const { runtime, storage, commits, tally, waitingMax, pump } = options
  return {
    commits,
    waiting: () => ({ inputs: runtime.waiting, inputsMax: waitingMax }),
    aheadMs: () => runtime.aheadMs,
    influx: () => influxVitals(pump, tally),
    batchesDiverged: () => tally.of('replayed_batches', 'diverged'),
    dataRoom: async () => dataRoom(dirname(storage.file), await storage.space()),
    residentBytes: () => process.memoryUsage.rss(),
    descriptorsUsedPercent,
    backupFailed: () => backupFailed(options.backupHealth()),
    bridgesAway: options.bridgesAway,
    stationsTwice: options.stationsTwice,
  }
}

/** Where none are scheduled, there is nothing to say. */
const backupFailed = (health: BackupHealth | undefined): boolean | undefined =>
  health && health.failure !== undefined

function influxVitals(pump: Pump | undefined, tally: Tally): InfluxVitals {
  const { state, lagRows, lagMs, givenUp } = pump?.status() ?? NO_INFLUX
  const deadLetters = tally.of('influx_lines', 'dead-letter')
  return { lagRows, lagMs, refuses: state === 'degraded', deadLetters, givenUp }
}
const NO_INFLUX = { state: 'idle', lagRows: 0, lagMs: 0, givenUp: 0 } as const

const isTrouble = ({ code }: { readonly code: string }): boolean => Object.hasOwn(troubles, code)

/** The words of the journal or of InfluxDB itself have one language. */
const ofReason = ({ code, words, zh = words }: Reason): Problem => ({
  ...problemOf(code),
  detail: text(words, zh),
})

function problemOf(code: string): Problem {
  const { severity, title, advice } = troubleOf(code, server.rules)
  return { code, severity, title, advice, since: null, alertId: null, detail: null }
}

const ofAlert = ({ id, rule, severity, title, raisedAt, evidence }: Alert): Problem => ({
  code: rule,
  severity,
  title,
  advice: troubleOf(rule, server.rules).advice,
  detail: evidence.sentence,
  since: raisedAt,
  alertId: id,
})
