import type { MetricValue, Values } from '../domain/model/reading.ts'
import type { DurationMs } from '../domain/model/time.ts'
import type { CommitMeter } from './commit-meter.ts'
import type { DataRoom } from './data-room.ts'
import type { DeviceClocks } from './device-clocks.ts'
import type { EventLoopDelay } from './event-loop.ts'

/** Where the figures come from. Counts are since the start. */
export interface VitalSources {
  readonly commits: Pick<CommitMeter, 'takeP99Ms'>
  readonly eventLoop: Pick<EventLoopDelay, 'takeP99Ms'>
  readonly deviceClocks: Pick<DeviceClocks, 'takeAheadMs'>
  readonly waiting: () => { readonly inputs: number; readonly inputsMax: number }
  /** How far the flow's time is ahead of the machine's clock. */
  readonly aheadMs: () => DurationMs
  readonly influx: () => InfluxVitals
  readonly batchesDiverged: () => number
  readonly dataRoom: () => Promise<DataRoom>
  readonly residentBytes: () => number
  readonly descriptorsUsedPercent: () => Promise<number | undefined>
  /** Nothing where there never was one. */
  readonly backupFailed: () => boolean | undefined
  /** Brokers that were not reached for longer than they may be; nothing where there are no bridges. */
  readonly bridgesAway: () => number | undefined
  /** Ids that two charging stations share; nothing where chargers have no door. */
  readonly stationsTwice: () => number | undefined
}

/** All 0 where there is no InfluxDB: nothing waits for it then. */
export interface InfluxVitals {
  readonly lagRows: number
  readonly lagMs: DurationMs
  readonly refuses: boolean
  readonly deadLetters: number
  readonly givenUp: number
}

export interface Vitals {
  readonly values: Values
  /** They were journalled: what is counted is counted from here on. Until then it is said again. */
  readonly told: () => void
}

interface Counts {
  readonly deadLetters: number
  readonly telemetryGivenUp: number
  readonly batchesDiverged: number
}

/** The server's figures since the last time that they were told. */
export function vitalSigns(sources: VitalSources): () => Promise<Vitals> {
  let before: Counts = { deadLetters: 0, telemetryGivenUp: 0, batchesDiverged: 0 }

  return async () => {
    const counts = countsOf(sources)
    const since = Object.entries(counts).map(([name, n]) => [name, n - before[name as keyof Counts]])
    const values = {
      ...momentary(sources),
      ...(await asked(sources)),
      ...(Object.fromEntries(since) as Record<string, number>),
    }
    return {
      values: withoutNothing(values),
      told: () => {
        before = counts
      },
    }
  }
}

const countsOf = ({ influx, batchesDiverged }: VitalSources): Counts => ({
  deadLetters: influx().deadLetters,
  telemetryGivenUp: influx().givenUp,
  batchesDiverged: batchesDiverged(),
})

function momentary(sources: VitalSources): Record<string, MetricValue | undefined> {
  const { inputs, inputsMax } = sources.waiting()
  const { lagRows, lagMs, refuses } = sources.influx()
  const devicesAheadMs = sources.deviceClocks.takeAheadMs()
  return {
    commitP99Ms: tenths(sources.commits.takeP99Ms()),
    inputsWaiting: inputs,
    inputsWaitingPercent: tenths(Math.min(100, (100 * inputs) / inputsMax)),
    eventLoopP99Ms: tenths(sources.eventLoop.takeP99Ms()),
    influxLagRows: lagRows,
    influxLagS: tenths(lagMs / 1_000),
    influxRefuses: refuses,
    clockApartS: tenths(Math.abs(sources.aheadMs()) / 1_000),
    devicesAheadS: devicesAheadMs === undefined ? undefined : tenths(Math.max(0, devicesAheadMs) / 1_000),
    devicesBehindS: devicesAheadMs === undefined ? undefined : tenths(Math.max(0, -devicesAheadMs) / 1_000),
    residentMiB: Math.round(sources.residentBytes() / 1_048_576),
    backupFailed: sources.backupFailed(),
    bridgesAway: sources.bridgesAway(),
    stationsTwice: sources.stationsTwice(),
  }
}

/** What cannot be asked now (a disk that fails) is not reported; the rest is. */
async function asked(sources: VitalSources): Promise<Record<string, MetricValue | undefined>> {
  const [room, descriptors] = await Promise.all([
    sources.dataRoom().catch(() => undefined),
    sources.descriptorsUsedPercent(),
  ])
  return {
    dataFreePercent: room && tenths(room.freePercent),
    dataFreeMiB: room && Math.floor(room.freeMiB),
    descriptorsUsedPercent: descriptors === undefined ? undefined : tenths(descriptors),
  }
}

const tenths = (figure: number): number => Math.round(figure * 10) / 10

function withoutNothing(values: Readonly<Record<string, MetricValue | undefined>>): Values {
  const kept: Record<string, MetricValue> = {}
  for (const [name, value] of Object.entries(values)) if (value !== undefined) kept[name] = value
  return kept
}
