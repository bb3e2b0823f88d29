import { statSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { StorageError } from '../journal/storage-error.ts'
import { readState } from './data-state.ts'
import { bytesSaidBy, cutShort } from './database-header.ts'
import { checkLog } from './log-check.ts'
import { versionOf } from './schema.ts'
import type { LogLine } from './thread-message.ts'

/**
 * What can be told of the files before SQLite opens them, in milliseconds: opening would begin anew where the database
 * is gone, and throw away a write-ahead log that it cannot read. Throws in words; what is left can still be saved then.
 */
export function checkFiles(file: string, log: (line: LogLine) => void): void {
  const state = readState(file)
  const logCheck = checkLog(`${file}-wal`)
  if (sizeOf(file) === 0) {
    if (state === 'never-used' && logCheck.sort === 'empty') return
    throw new StorageError(
      'DATA_MISSING',
      `${file} is empty or was not there. Put it back, or a backup; to begin with an empty database remove all of linli.db*.`,
    )
  }
  checkHeader(file, logCheck.sort === 'empty')
  if (logCheck.sort === 'garbage') throw lostLog(file, 'is no write-ahead log')
  if (logCheck.sort === 'empty' && state === 'left-open') throw lostLog(file, 'is gone or empty')
  if (logCheck.sort === 'log' && logCheck.commitsBehindDamage > 0) {
    const message = 'the write-ahead log is damaged: what was committed behind the damage is lost'
    const { wholeFrames, commitsBehindDamage } = logCheck
    log({ level: 'error', message, detail: { file: `${file}-wal`, wholeFrames, commitsBehindDamage } })
  }
}

/** What can be told in milliseconds once it is open: whose it is, and whether each table begins and ends. */
export function checkTables(db: DatabaseSync, file: string): void {
  const tables = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .all()
  const isOurs = tables.some(({ name }) => name === 'batch')
  if (tables.length > 0 && (!isOurs || versionOf(db) === 0)) {
    throw new StorageError('DATA_DAMAGED', `${file} is a database, but not one of Linli.`)
  }
  for (const { name } of tables) db.prepare(`SELECT * FROM "${name}" LIMIT 1`).get()
  if (isOurs) db.prepare('SELECT * FROM batch ORDER BY last DESC LIMIT 1').get()
}

function checkHeader(file: string, isAlone: boolean): void {
  if (bytesSaidBy(file) === undefined) {
    throw new StorageError('DATA_DAMAGED', `${file} is no database: its beginning is something else.`)
  }
  // With a log beside it, what is not here may be there.
  const cut = isAlone ? cutShort(file) : undefined
  if (cut !== undefined) throw new StorageError('DATA_DAMAGED', `${file} ${cut}`)
}

const lostLog = (file: string, what: string): StorageError =>
  new StorageError(
    'DATA_DAMAGED',
    `${file}-wal ${what}, though the server did not stop by itself: unless another program has opened the database ` +
      `since, what was acknowledged last is only there. Put it back. To go on without it, remove it and ${file}.state.`,
  )

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0
