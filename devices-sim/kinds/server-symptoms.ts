import type { Values } from '../../services/domain/model/reading.ts'
import { type DurationMs, type Instant, SECOND } from '../world/durations.ts'
import type { ServerTrouble } from '../world/happenings/servers.ts'
import type { Random } from '../world/random.ts'
import { round } from './kind.ts'

/** What a server is ill with, and since when. */
export interface Ill {
  readonly trouble: ServerTrouble
  readonly since: Instant
}

/** What a server says of itself when it is ill, by how long it has been. */
export const symptoms: Readonly<Record<ServerTrouble, (random: Random, forMs: DurationMs) => Values>> = {
  'disk-slow': random => ({ commitP99Ms: random.whole(1_500, 9_000), inputsWaiting: random.whole(50, 400) }),
  'disk-filling': (_, forMs) => ({
    dataFreePercent: leftPercent(forMs),
    dataFreeMiB: 970 * leftPercent(forMs),
  }),
  'server-swamped': random => ({
    eventLoopP99Ms: random.whole(600, 2_500),
    inputsWaitingPercent: random.whole(55, 95),
  }),
  'descriptors-leaking': random => ({ descriptorsUsedPercent: random.whole(84, 98) }),
  'server-clock-wrong': random => ({ clockApartS: round(random.between(70, 75), 1) }),
  'influx-down': (_, forMs) => waiting(forMs),
  'influx-forbids': (_, forMs) => ({ ...waiting(forMs), influxRefuses: true }),
  'readings-dropped': random => ({ telemetryGivenUp: random.whole(100, 2_000) }),
  'replay-differed': () => ({ batchesDiverged: 1 }),
  'backup-lost': () => ({ backupFailed: true }),
  'bridge-down': () => ({ bridgesAway: 1 }),
  'stations-alike': () => ({ stationsTwice: 1 }),
}

/** Somebody looks after it before the last is used. */
const leftPercent = (forMs: DurationMs): number => Math.max(1, round(9 - forMs / (600 * SECOND), 1))

const ROWS_PER_SECOND = 40
const waiting = (forMs: DurationMs): Values => ({
  influxLagS: round(forMs / SECOND, 1),
  influxLagRows: Math.round((forMs / SECOND) * ROWS_PER_SECOND),
})
