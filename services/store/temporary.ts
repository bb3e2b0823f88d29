import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino, { type Logger } from 'pino'
import { openStorage, type Storage, type StorageOptions } from './storage.ts'

/** For tests: a folder that is gone when the process ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'linli-'))
  if (folders.push(folder) === 1) process.once('exit', removeAll)
  return folder
}

const folders: string[] = []

function removeAll(): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
}

export const silentLog: Logger = pino({ level: 'silent' })

/** For tests: a real storage in such a folder, or in a given one. Close it. */
export const openTemporaryStorage = (options: Partial<StorageOptions> = {}): Promise<Storage> =>
  openStorage({
    folder: temporaryFolder(),
    keepReadings: true,
    log: silentLog,
    historyDelayMs: 0,
    reserveBytes: 0,
    ...options,
  })
