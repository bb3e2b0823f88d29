import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { syncPath } from '../sync-path.ts'

/** A restored database that waits to take its place; it is whole from the moment that it has this name. */
export const incomingOf = (file: string): string => `${file}.incoming`

/** Where a restore is gathered until it is checked. */
export const stagedOf = (file: string): string => `${file}.restoring`

export function announce(file: string): void {
  renameSync(stagedOf(file), incomingOf(file))
  syncPath(dirname(file))
}

/**
 * Puts a restored database in the place of the one that is there, which is moved aside and never deleted. Call it while
 * holding the folder, before anything is opened. A crash at any point is made good by calling it again: the new one
 * gives up its name last.
 */
export function takeIncoming(file: string): { readonly aside: string | undefined } | undefined {
  if (!existsSync(incomingOf(file))) return undefined
  const aside = moveAside(file, statSync(incomingOf(file)).mtime)
  syncPath(dirname(file))
  renameSync(incomingOf(file), file)
  syncPath(dirname(file))
  return { aside }
}

/** Named by when the new one was made ready, so that an interrupted move goes on into the same folder. */
function moveAside(file: string, at: Date): string | undefined {
  // The log last: without the database it means nothing, and the new one must never find it.
  const old = [file, `${file}-shm`, `${file}-wal`].filter(path => existsSync(path))
  if (old.every(path => statSync(path).size === 0)) return undefined
  const aside = join(dirname(file), `replaced-${at.toISOString().replaceAll(/[-:]|\.\d+/g, '')}`)
  mkdirSync(aside, { recursive: true, mode: 0o700 })
  for (const path of old) renameSync(path, join(aside, basename(path)))
  syncPath(aside)
  return aside
}
