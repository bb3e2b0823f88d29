import { isAbsolute } from 'node:path'
import type { Environment } from '../../config/environment.ts'
import { type DurationMs, HOUR } from '../../domain/model/time.ts'

export interface BackupConfig {
  /** What must stay free for the journal while a copy lies beside the database. */
  readonly roomBytesMin: number
  readonly schedule: BackupSchedule | undefined
}

export interface BackupSchedule {
  readonly folder: string
  readonly everyMs: DurationMs
  /** The newest that are kept. */
  readonly keep: number
}

const mebibyte = 1_048_576

export function backupConfig(env: Environment): BackupConfig {
  return {
    roomBytesMin: env.integer('LINLI_BACKUP_ROOM_MIB', 256, 0, 1_048_576) * mebibyte,
    schedule: schedule(env),
  }
}

function schedule(env: Environment): BackupSchedule | undefined {
  const folder = env.text('LINLI_BACKUP_FOLDER')
  const everyHours = env.integer('LINLI_BACKUP_EVERY_HOURS', 0, 0, 168)
  const keep = env.integer('LINLI_BACKUP_KEEP', 7, 1, 1_000)
  if (folder === undefined && everyHours > 0)
    env.fault('LINLI_BACKUP_FOLDER: missing, and LINLI_BACKUP_EVERY_HOURS is set')
  if (folder !== undefined && !isAbsolute(folder))
    env.fault(`LINLI_BACKUP_FOLDER: expected an absolute path, got ${JSON.stringify(folder)}`)
  return folder === undefined || everyHours === 0 ? undefined : { folder, everyMs: everyHours * HOUR, keep }
}
