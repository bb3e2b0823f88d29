import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { readHead } from '../../journal/log-table.ts'
import { migrations, versionOf } from '../schema.ts'
import { BackupError } from './backup-error.ts'

/** What a person wants to know of a backup before trusting it. */
export interface BackupFacts {
  readonly bytes: number
  readonly sha256: string
  /** Of the tables. */
  readonly version: number
  /** The last number of the log that is in it. */
  readonly head: number
  readonly alertsOpen: number
  readonly devices: number
}

/** Opens the file, checks every page of it and answers what it holds; throws where it is no whole database of ours. */
export function checkedFacts(file: string): BackupFacts {
  const db = new DatabaseSync(file, { readOnly: true })
  try {
    checkWhole(db)
    return { ...sizeAndDigest(file), ...contentOf(db) }
  } catch (error) {
    throw asBackupError(error)
  } finally {
    db.close()
  }
}

function checkWhole(db: DatabaseSync): void {
  refuseForeign(db)
  const found = db
    .prepare('PRAGMA quick_check(3)')
    .all()
    .map(row => String(row.quick_check))
  if (found.join() !== 'ok') throw new BackupError('RESTORE_DAMAGED', found.join('; '))
}

/** Any SQLite file opens; ours has a version and a log. */
function refuseForeign(db: DatabaseSync): void {
  const version = versionOf(db)
  const log = db.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'log_place'").get()
  if (version === 0 || log?.n !== 1) throw new BackupError('RESTORE_NO_DATABASE')
  if (version > migrations.length) {
    throw new BackupError(
      'RESTORE_TOO_NEW',
      `It has version ${version}; this one knows up to ${migrations.length}.`,
    )
  }
}

const contentOf = (db: DatabaseSync) => ({
  version: versionOf(db),
  head: readHead(db),
  alertsOpen: count(db, "alert WHERE condition = 'active' AND handling <> 'resolved'"),
  devices: count(db, 'device WHERE deleted = 0'),
})

const count = (db: DatabaseSync, what: string): number =>
  Number(db.prepare(`SELECT count(*) AS n FROM ${what}`).get()?.n)

/** A piece at a time: the file may be larger than the memory. */
function sizeAndDigest(file: string): { bytes: number; sha256: string } {
  const hash = createHash('sha256')
  const piece = Buffer.alloc(1_048_576)
  const opened = openSync(file, 'r')
  try {
    for (let read = readSync(opened, piece); read > 0; read = readSync(opened, piece))
      hash.update(piece.subarray(0, read))
  } finally {
    closeSync(opened)
  }
  return { bytes: statSync(file).size, sha256: hash.digest('hex') }
}

/** SQLite says by its result codes that a file is none of its own (26), or a damaged one (11). */
export function asBackupError(error: unknown): unknown {
  const { errcode, message } = error as { errcode?: number; message?: string }
  if (typeof errcode !== 'number') return error
  if ((errcode & 0xff) === 26) return new BackupError('RESTORE_NO_DATABASE')
  if ([11, 10].includes(errcode & 0xff)) return new BackupError('RESTORE_DAMAGED', message)
  return error
}
