import { closeSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StorageError } from '../journal/storage-error.ts'
import { diskFreeBytes, inMib, usedBytesOf } from './space.ts'
import { syncPath } from './sync-path.ts'
import type { LogLine } from './thread-message.ts'

/** Older ones are removed: each is as large as the database was. */
const keptMax = 2
/** What must be free besides the copy. */
const spareBytes = 1_048_576

export interface MigrationBackupOptions {
  readonly file: string
  readonly from: number
  readonly to: number
  readonly now: Date
  readonly log: (line: LogLine) => void
}

/**
 * A copy of the database as it is, beside it, before it is brought to another version: the way back is the copy and the
 * server that wrote it. It is checked, and under its name only when it is whole. Throws `DATA_FULL` where it finds no
 * room; nothing was changed then.
 */
export function backUpBeforeMigration(db: DatabaseSync, options: MigrationBackupOptions): string {
  const { file, from, to, now, log } = options
  const copy = `${file}.v${from}-${now.toISOString().replaceAll(/[-:]|\.\d+/g, '')}`
  const unfinished = `${file}.copy`
  log({
    level: 'info',
    message: 'the database is copied before it is brought up to date',
    detail: { from, to },
  })
  rmSync(unfinished, { force: true })
  checkRoom(db, options)
  closeSync(openSync(unfinished, 'wx', 0o600))
  db.prepare('VACUUM INTO ?').run(unfinished)
  check(unfinished)
  syncPath(unfinished)
  renameSync(unfinished, copy)
  syncPath(dirname(file))
  for (const old of copiesOf(file).slice(0, -keptMax)) rmSync(old)
  log({ level: 'info', message: 'the database was copied', detail: { copy } })
  return copy
}

/** Oldest first. */
export function copiesOf(file: string): string[] {
  const isCopy = new RegExp(`^${basename(file).replaceAll('.', '\\.')}\\.v\\d+-(\\d{8}T\\d{6}Z)$`)
  const timeOf = (name: string) => isCopy.exec(name)?.[1] ?? ''
  return readdirSync(dirname(file))
    .filter(name => isCopy.test(name))
    .sort((a, b) => timeOf(a).localeCompare(timeOf(b)))
    .map(name => join(dirname(file), name))
}

function checkRoom(db: DatabaseSync, { file, from, to }: MigrationBackupOptions): void {
  const neededBytes = usedBytesOf(db) + spareBytes
  const freeBytes = diskFreeBytes(file)
  if (freeBytes >= neededBytes) return
  throw new StorageError(
    'DATA_FULL',
    `Before it is brought from version ${from} to ${to}, the database is copied beside itself: ` +
      `${inMib(neededBytes)} are needed in ${dirname(file)}, ${inMib(freeBytes)} are free.`,
  )
}

function check(copy: string): void {
  const db = new DatabaseSync(copy, { readOnly: true })
  try {
    const result = db.prepare('PRAGMA quick_check(1)').get()?.quick_check
    if (result !== 'ok') throw new StorageError('DATA_DAMAGED', `The copy of it is not whole: ${result}.`)
  } finally {
    db.close()
  }
}
