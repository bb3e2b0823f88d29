import type { DatabaseSync } from 'node:sqlite'
import type { AlertChange } from '../domain/model/alert.ts'
import type { DurationMs } from '../domain/model/time.ts'
import { branchOff } from '../journal/branch-table.ts'
import type { Seq } from '../journal/journal.ts'
import { openLog, type PackedBatch } from '../journal/log-table.ts'
import { numberedChanges } from '../journal/numbering.ts'
import { openSnapshots } from '../journal/snapshot-table.ts'
import { accountWrites } from './account-table.ts'
import { openAlertRetention } from './alert-retention.ts'
import { openAlerts } from './alert-table.ts'
import { bridgeWrites } from './bridge-table.ts'
import { chargingWrites } from './charging-table.ts'
import { type PersonalKeepMs, storageDefaults } from './config.ts'
import { contactWrites } from './contact-table.ts'
import { checkTables } from './data-check.ts'
import { openWritable, type WritableOptions } from './database.ts'
import { type DeviceChange, openDevices } from './device-table.ts'
import { openHistoryProjector } from './history-projector.ts'
import { openHistoryRetention, type Pressure } from './history-retention.ts'
import { openLives } from './life-table.ts'
import { backUpBeforeMigration } from './migration-backup.ts'
import { mqttWrites } from './mqtt-tables.ts'
import { noticeWrites } from './notice-table.ts'
import { orderWrites } from './order-table.ts'
import { peopleWrites } from './people-table.ts'
import { pictureWrites } from './picture-table.ts'
import { publicWrites } from './public-table.ts'
import { pushWayWrites } from './push-way.ts'
import { openRollupRetention, type RollupKeepMs } from './rollups/rollup-retention.ts'
import { openRollups } from './rollups/rollups.ts'
import { openRollupRounds } from './rollups/rounds.ts'
import { openRules, type RuleEdit } from './rule-table.ts'
import { migrate, migrations, versionOf } from './schema.ts'
import { sourceWrites } from './source-table.ts'
import type { LogLine } from './thread-message.ts'
import { openVitalsRetention } from './vitals-retention.ts'

export interface WriteSessionOptions extends WritableOptions {
  readonly file: string
  readonly historyKeepMs: DurationMs
  readonly rollupKeepMs?: RollupKeepMs
  readonly personalKeepMs?: PersonalKeepMs
  readonly historyGatheredMax?: number
  readonly ruleChangesMax?: number
  readonly deletedRulesKeepMs?: DurationMs
  readonly pressure?: Pressure
  readonly tell?: (line: LogLine) => void
}

/** A batch with what the writer would otherwise have to parse it for. */
export interface AppendRequest extends PackedBatch {
  readonly devices: readonly DeviceChange[]
  readonly rules: readonly RuleEdit[]
}

/** The writing connection and everything prepared on it. After a failed append it is closed and opened afresh. */
export function openWriteSession(options: WriteSessionOptions) {
  const db = openWritable(options.file, options)
  bringUpToDate(db, options)
  const log = openLog(db)
  const alerts = openAlerts(db)
  const lives = openLives(db)
  const devices = openDevices(db)
  const rules = openRules(db, { ...storageDefaults, ...options })
  const rollups = openRollups(db)
  const settings = { ...storageDefaults, ...options }
  const { historyKeepMs, rollupKeepMs, personalKeepMs, historyGatheredMax, pressure } = settings

  /** The batch and the lists that follow from it: one transaction, so the lists are never behind. */
  function append(batch: AppendRequest): Seq {
    const first = log.append(batch)
    for (const device of batch.devices) devices.project(device)
    for (const edit of batch.rules) rules.project(edit)
    if (batch.changes !== null) {
      const changes: AlertChange[] = JSON.parse(batch.changes)
      for (const change of numberedChanges({ changes, last: first + batch.size - 1 })) alerts.project(change)
      for (const change of changes) lives.project(change)
    }
    return first
  }

  return {
    db,
    log,
    snapshots: openSnapshots(db),
    history: openHistoryProjector(db, rollups, historyGatheredMax),
    retention: openHistoryRetention({
      ...{ db, rollups, keepMs: historyKeepMs, ...(pressure && { pressure }) },
      personalKeepMs: Math.min(personalKeepMs.vitals, personalKeepMs.positions),
    }),
    vitalsRetention: openVitalsRetention({ db, keepMs: personalKeepMs.vitals }),
    alertRetention: openAlertRetention({ db, keepMs: personalKeepMs.alerts }),
    rollups: openRollupRounds(db, rollups),
    forgetRead: () => rollups.forgetRead(),
    rollupRetention: openRollupRetention({ db, rollups, keepMs: atLeast(rollupKeepMs, historyKeepMs) }),
    /** What a caller may ask for by name; each runs in the transaction of its group. */
    writes: {
      append,
      moveCursor: log.moveCursor,
      branchOff: () => branchOff(db),
      ...accountWrites(db, personalKeepMs.looks),
      ...mqttWrites(db),
      ...peopleWrites(db),
      ...noticeWrites(db),
      ...contactWrites(db),
      ...pushWayWrites(db),
      ...pictureWrites(db),
      ...publicWrites(db),
      ...sourceWrites(db),
      ...bridgeWrites(db),
      ...orderWrites(db),
      ...chargingWrites(db),
    },
  }
}

/** One that is closed where it cannot be used: a file that stays open could not be put back from a backup. */
function bringUpToDate(db: DatabaseSync, { file, tell = () => {} }: WriteSessionOptions): void {
  try {
    checkTables(db, file)
    const from = versionOf(db)
    const to = migrations.length
    if (from > 0 && from < to) backUpBeforeMigration(db, { file, from, to, now: new Date(), log: tell })
    migrate(db)
  } catch (error) {
    db.close()
    throw error
  }
}

/** What is rolled up is never gone before its readings: it would have to be rolled up again. */
const atLeast = ({ minute, hour, day }: RollupKeepMs, keepMs: DurationMs): RollupKeepMs => ({
  minute: Math.max(minute, keepMs),
  hour: Math.max(hour, keepMs),
  day: Math.max(day, keepMs),
})

export type WriteSession = ReturnType<typeof openWriteSession>
export type Writes = WriteSession['writes']
