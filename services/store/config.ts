import type { Environment } from '../config/environment.ts'
import { DAY, type DurationMs } from '../domain/model/time.ts'
import type { RollupKeepMs } from './rollups/rollup-retention.ts'

export interface StorageConfig {
  /** Where the database lies. */
  readonly folder: string
  readonly historyKeepMs: DurationMs
  /** How long what readings come to by the minute, hour and day is kept; never shorter than the readings. */
  readonly rollupKeepMs: RollupKeepMs
  readonly personalKeepMs: PersonalKeepMs
  /** Where the database takes more, the oldest readings go before their age. 0: no limit. */
  readonly historyBytesMax: number
  /** How far the embedded history may trail the journal, in numbers of it; beyond, the oldest are passed over. */
  readonly historyBehindMax: number
  /** The database never grows beyond this; the journal then refuses. 0: as far as the disk goes. */
  readonly bytesMax: number
  /** Taken up on the disk so that it can be given up when the disk is full. */
  readonly reserveBytes: number
  /** How long a write waits for another program that holds the database before it fails. */
  readonly lockWaitMsMax: DurationMs
  /** How far the embedded history may trail the journal. */
  readonly historyDelayMs: DurationMs
  /** Entries of the journal that go into the embedded history together, sorted by device. */
  readonly historyGatheredMax: number
  /** Frames (of 4 KiB) in the write-ahead log from which on they are copied into the database. */
  readonly walFramesMax: number
  /**
   * How many combinations of metrics, and how many terms, the journal writes as numbers; what is beyond takes more room.
   */
  readonly journalWordsMax: number
  /** Alerts that are looked at for one question about alarm quality; a longer period is refused. */
  readonly qualityAlertsMax: number
  /** Changes of one rule that are kept, the latest; what holds since before goes with them. */
  readonly ruleChangesMax: number
  /** How long the history of a rule that is deleted is kept. */
  readonly deletedRulesKeepMs: DurationMs
}

/** How long what is about people is kept, by its class. */
export interface PersonalKeepMs {
  /** What bands measured, and what that came to. */
  readonly vitals: DurationMs
  /** Readings of bands as they came: they say where somebody was. */
  readonly positions: DurationMs
  /** Alerts that ended, with their history. */
  readonly alerts: DurationMs
  /** Who looked at whose data. */
  readonly looks: DurationMs
}

const mebibyte = 1_048_576

export const storageDefaults = {
  historyKeepMs: 30 * DAY,
  rollupKeepMs: { minute: 30 * DAY, hour: 730 * DAY, day: 3_650 * DAY },
  personalKeepMs: { vitals: 730 * DAY, positions: 30 * DAY, alerts: 1_095 * DAY, looks: 1_095 * DAY },
  historyBytesMax: 0,
  historyBehindMax: 5_000_000,
  bytesMax: 0,
  reserveBytes: 16 * mebibyte,
  lockWaitMsMax: 5_000,
  historyDelayMs: 750,
  historyGatheredMax: 262_144,
  walFramesMax: 1_000,
  journalWordsMax: 4_096,
  qualityAlertsMax: 200_000,
  ruleChangesMax: 1_000,
  deletedRulesKeepMs: 3_650 * DAY,
} as const satisfies Partial<StorageConfig>

export function storageConfig(env: Environment): StorageConfig {
  return {
    folder: env.text('LINLI_DATA') ?? './data',
    historyKeepMs: env.integer('LINLI_HISTORY_KEEP_DAYS', 30, 1, 36_500) * DAY,
    rollupKeepMs: {
      minute: env.integer('LINLI_HISTORY_MINUTES_KEEP_DAYS', 30, 1, 36_500) * DAY,
      hour: env.integer('LINLI_HISTORY_HOURS_KEEP_DAYS', 730, 1, 36_500) * DAY,
      day: env.integer('LINLI_HISTORY_DAYS_KEEP_DAYS', 3_650, 1, 36_500) * DAY,
    },
    personalKeepMs: {
      vitals: env.integer('LINLI_VITALS_KEEP_DAYS', 730, 1, 36_500) * DAY,
      positions: env.integer('LINLI_POSITIONS_KEEP_DAYS', 30, 1, 36_500) * DAY,
      alerts: env.integer('LINLI_ALERTS_KEEP_DAYS', 1_095, 1, 36_500) * DAY,
      looks: env.integer('LINLI_LOOKS_KEEP_DAYS', 1_095, 1, 36_500) * DAY,
    },
    historyBytesMax: env.integer('LINLI_HISTORY_MIB_MAX', 0, 0, 67_108_864) * mebibyte,
    historyBehindMax: env.integer(
      'LINLI_HISTORY_BEHIND_MAX',
      storageDefaults.historyBehindMax,
      10_000,
      1_000_000_000,
    ),
    bytesMax: env.integer('LINLI_DATA_MIB_MAX', 0, 0, 67_108_864) * mebibyte,
    reserveBytes: env.integer('LINLI_DATA_RESERVE_MIB', 16, 0, 65_536) * mebibyte,
    lockWaitMsMax: env.integer('LINLI_DATA_LOCK_WAIT_MS', storageDefaults.lockWaitMsMax, 0, 60_000),
    historyDelayMs: env.integer('LINLI_HISTORY_DELAY_MS', storageDefaults.historyDelayMs, 0, 10_000),
    journalWordsMax: env.integer('LINLI_JOURNAL_WORDS_MAX', storageDefaults.journalWordsMax, 0, 1_000_000),
    qualityAlertsMax: env.integer(
      'LINLI_QUALITY_ALERTS_MAX',
      storageDefaults.qualityAlertsMax,
      1_000,
      10_000_000,
    ),
    historyGatheredMax: env.integer(
      'LINLI_HISTORY_GATHERED_MAX',
      storageDefaults.historyGatheredMax,
      1,
      1_000_000,
    ),
    ruleChangesMax: env.integer('LINLI_RULE_CHANGES_MAX', storageDefaults.ruleChangesMax, 1, 100_000),
    deletedRulesKeepMs: env.integer('LINLI_DELETED_RULES_KEEP_DAYS', 3_650, 1, 36_500) * DAY,
    walFramesMax: env.integer('LINLI_WAL_FRAMES_MAX', storageDefaults.walFramesMax, 100, 1_000_000),
  }
}
