import type { Environment } from '../config/environment.ts'
import type { Policy } from '../domain/model/policy.ts'
import { DAY, type DurationMs, HOUR, MINUTE, SECOND } from '../domain/model/time.ts'
import { CLOCKS, type ClockName } from './clock.ts'
import { dutyPolicy } from './duty-config.ts'
import { noisePolicy } from './noise-config.ts'
import { type TimeZones, timeZonesConfig } from './time-zones.ts'

export interface RuntimeConfig {
  readonly clock: ClockName
  readonly policy: Policy
  readonly timeZones: TimeZones
  readonly waitingMax: number
  /** How long a batch gathers under load before it is committed; one with an alert never waits. */
  readonly lingerMs: DurationMs
  readonly recoverEveryMs: DurationMs
  readonly snapshotEveryMs: DurationMs
  readonly firstSnapshotAfterMs: DurationMs
  readonly keepLogMs: DurationMs
  /** Open files that no connection may use up. */
  readonly filesReserve: number
  /** While less of the room is free, readings leave the log as soon as nobody needs them there. */
  readonly freePercentMin: number
  readonly trimEveryMs: DurationMs
}

export const runtimeConfig = (env: Environment): RuntimeConfig => ({
  clock: env.oneOf('LINLI_CLOCK', CLOCKS, 'wall'),
  policy: {
    graceMs: env.integer('LINLI_GRACE_SECONDS', 30, 0, 86_400) * SECOND,
    lateAfterMs: env.integer('LINLI_LATE_AFTER_SECONDS', 300, 1, 31 * 86_400) * SECOND,
    futureToleranceMs: env.integer('LINLI_FUTURE_TOLERANCE_SECONDS', 10, 0, 86_400) * SECOND,
    keepClearedMs: env.integer('LINLI_KEEP_CLEARED_DAYS', 30, 1, 3_650) * DAY,
    ...noisePolicy(env),
    ...dutyPolicy(env),
  },
  timeZones: timeZonesConfig(env),
  waitingMax: env.integer('LINLI_WAITING_MAX', 200_000, 1, 10_000_000),
  lingerMs: env.integer('LINLI_COMMIT_LINGER_MS', 5, 0, 1_000),
  recoverEveryMs: 2 * SECOND,
  snapshotEveryMs: env.integer('LINLI_SNAPSHOT_MINUTES', 10, 1, 1_440) * MINUTE,
  firstSnapshotAfterMs: env.integer('LINLI_SNAPSHOT_FIRST_SECONDS', 30, 1, 86_400) * SECOND,
  keepLogMs: env.integer('LINLI_LOG_KEEP_HOURS', 72, 1, 8_760) * HOUR,
  filesReserve: env.integer('LINLI_FILES_RESERVE', 128, 1, 100_000),
  freePercentMin: env.integer('LINLI_LOG_FREE_PERCENT', 10, 0, 50),
  trimEveryMs: 10 * SECOND,
})
