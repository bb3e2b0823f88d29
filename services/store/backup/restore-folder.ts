import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ERASURES_FILE } from '../erasure-list.ts'
import { holdFolder } from '../folder-lock.ts'
import { BackupError } from './backup-error.ts'
import { roomFor, sizeOf } from './copying.ts'
import type { BackupFacts } from './facts.ts'
import { announce, incomingOf, stagedOf, takeIncoming } from './incoming.ts'
import { prepareForRestore } from './prepare.ts'

export interface FolderRestore {
  readonly backup: string
  readonly folder: string
  /** Whether a database that is there may be moved aside. */
  readonly replace: boolean
}

export interface FolderRestored {
  readonly facts: BackupFacts
  /** Where the database that was there lies now. */
  readonly aside: string | undefined
}

/** Puts a backup into a folder on which no server runs. What was there before is untouched until the backup is checked. */
export function restoreFolder({ backup, folder, replace }: FolderRestore): FolderRestored {
  refuseNoFile(backup)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, 'linli.db')
  const lock = holdFolder(file)
  try {
    if (!replace) refuseTaken(folder)
    roomFor(file, sizeOf(backup) + sizeOf(`${backup}-wal`))
    const facts = stage(backup, file)
    announce(file)
    return { facts, aside: takeIncoming(file)?.aside }
  } finally {
    lock.close()
  }
}

function refuseNoFile(backup: string): void {
  const found = statSync(backup, { throwIfNoEntry: false })
  if (found === undefined) throw new BackupError('RESTORE_NO_DATABASE', `${backup} is not there.`)
  if (!found.isFile()) throw new BackupError('RESTORE_NO_DATABASE', `${backup} is no file.`)
}

function refuseTaken(folder: string): void {
  const found = readdirSync(folder).filter(
    name => !name.startsWith('linli.db.lock') && name !== ERASURES_FILE,
  )
  if (found.length > 0)
    throw new BackupError('RESTORE_FOLDER_TAKEN', `${folder} holds ${found.slice(0, 5).join(', ')}.`)
}

function stage(backup: string, file: string): BackupFacts {
  const staged = stagedOf(file)
  rmSync(incomingOf(file), { force: true })
  try {
    for (const ending of ['', '-wal']) copyPrivately(`${backup}${ending}`, `${staged}${ending}`)
    return prepareForRestore(staged)
  } catch (error) {
    for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(`${staged}${ending}`, { force: true })
    throw error
  }
}

function copyPrivately(from: string, to: string): void {
  rmSync(to, { force: true })
  if (!existsSync(from)) return
  copyFileSync(from, to)
  chmodSync(to, 0o600)
}
