// What reads the log behind the flow: the pump to InfluxDB, the snapshots, and what makes room. Wiring, as in app.ts.
import { join } from 'node:path'
import type { Logger } from 'pino'
import { ALERTS_CURSOR } from './broker/alert-publisher.ts'
import type { Configuration } from './config/configuration.ts'
import { kinds } from './domain/kinds/kinds.ts'
import type { Instant } from './domain/model/time.ts'
import { checkInflux } from './influx/check.ts'
import { deadLetterFile } from './influx/dead-letters.ts'
import { INFLUX_CURSOR, type Pump, startPump } from './influx/pump.ts'
import { pumpTimers } from './influx/timers.ts'
import { RULE_ORDERS_CURSOR } from './orders/rule-orders.ts'
import { LogTrimmer } from './runtime/log-trimmer.ts'
import type { Runtime } from './runtime/runtime.ts'
import { Snapshotter } from './runtime/snapshotter.ts'
import type { Tally } from './runtime/tally.ts'
import { realTimers } from './runtime/timers.ts'
import { NOTICES_CURSOR } from './store/notice-store.ts'
import type { Storage } from './store/storage.ts'

interface InfluxParts {
  readonly flowNow: () => Instant
  readonly trimmer: LogTrimmer
  readonly tally: Tally
  readonly log: Logger
}

export function startInflux(
  config: Configuration,
  storage: Storage,
  { flowNow, trimmer, tally, log }: InfluxParts,
): Pump | undefined {
  const { influx } = config
  if (influx === undefined) return undefined
  return startPump({
    config: influx,
    journal: storage.journal,
    devices: storage.devices,
    kinds,
    isErased: (device, at) => storage.people.isErased(device, at),
    deadLetters: deadLetterFile(
      join(config.storage.folder, 'influx-dead-letters.ndjson'),
      influx.pump.deadLettersBytesMax,
    ),
    tally,
    timers: pumpTimers,
    flowNow,
    // What nobody needs any more goes first.
    roomWanted: () => trimmer.trim(),
    onGivenUp: readings =>
      log.error({ readings }, 'too much waits for InfluxDB: the oldest readings are given up'),
    onLimitFailed: error => log.warn({ err: error }, 'the limit on what waits for InfluxDB cannot be kept'),
    onHindrance: hindrance =>
      hindrance === undefined
        ? log.info('InfluxDB takes lines again')
        : log.warn(hindrance, 'InfluxDB does not take lines; they wait in the journal'),
  })
}

/** Says at once what would otherwise show only when the first lines are refused. */
export async function reportInflux({ influx }: Configuration, log: Logger): Promise<void> {
  if (influx === undefined) return
  const check = await checkInflux(influx)
  if (check.ok) log.info({ url: influx.url }, 'InfluxDB is there')
  else log.warn({ fault: check.fault }, check.message)
}

export const createTrimmer = (
  { runtime, influx }: Configuration,
  storage: Storage,
  log: Logger,
): LogTrimmer =>
  new LogTrimmer({
    journal: storage.journal,
    cursors: cursorsOf(influx),
    space: storage.space,
    freePercentMin: runtime.freePercentMin,
    everyMs: runtime.trimEveryMs,
    timers: realTimers,
    onFailed: error => log.warn({ err: error }, 'no room can be made in the log'),
  })

/** Readers for whom readings wait in the log. */
const cursorsOf = (influx: Configuration['influx']): string[] =>
  [ALERTS_CURSOR, NOTICES_CURSOR, RULE_ORDERS_CURSOR].concat(influx === undefined ? [] : INFLUX_CURSOR)

export function startSnapshotter(
  { runtime, influx }: Configuration,
  storage: Storage,
  flow: Runtime,
  tally: Tally,
  log: Logger,
): Snapshotter {
  const snapshotter = new Snapshotter({
    journal: storage.journal,
    file: storage.file,
    firstAfterMs: runtime.firstSnapshotAfterMs,
    everyMs: runtime.snapshotEveryMs,
    keepLogMs: runtime.keepLogMs,
    cursors: cursorsOf(influx),
    timers: realTimers,
    now: Date.now,
    flowNow: () => flow.now(),
    tally,
    log,
  })
  snapshotter.start()
  return snapshotter
}
