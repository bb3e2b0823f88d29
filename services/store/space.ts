import { statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'

/** How much room the data takes and has left. Asking costs microseconds. */
export interface DataSpace {
  /** Of the database, without the pages in it that are free to be used again. */
  readonly usedBytes: number
  /** What can still be written, free pages inside the database included. */
  readonly freeBytes: number
  /** `freeBytes` of all that there could be, 0–100. */
  readonly freePercent: number
  /** What would be hit first. */
  readonly limit: 'disk' | 'LINLI_DATA_MIB_MAX'
}

export function spaceOf(db: DatabaseSync, file: string, bytesMax: number): DataSpace {
  const { allBytes, unusedBytes } = pagesOf(db)
  const diskBytes = diskFreeBytes(file)
  const allowedBytes = bytesMax > 0 ? Math.max(0, bytesMax - allBytes) : Number.POSITIVE_INFINITY
  const usedBytes = allBytes - unusedBytes
  const freeBytes = unusedBytes + Math.min(diskBytes, allowedBytes)
  return {
    usedBytes,
    freeBytes,
    freePercent: (100 * freeBytes) / Math.max(1, usedBytes + freeBytes),
    limit: allowedBytes < diskBytes ? 'LINLI_DATA_MIB_MAX' : 'disk',
  }
}

export function usedBytesOf(db: DatabaseSync): number {
  const { allBytes, unusedBytes } = pagesOf(db)
  return allBytes - unusedBytes
}

/** All pages of the database, and those of them that hold nothing any more. */
export function pagesOf(db: DatabaseSync): { allBytes: number; unusedBytes: number } {
  const figure = (name: string) => Number(db.prepare(`PRAGMA ${name}`).get()?.[name])
  const pageBytes = figure('page_size')
  return {
    allBytes: figure('page_count') * pageBytes,
    unusedBytes: figure('freelist_count') * pageBytes,
  }
}

/** What the file system on which `file` lies gives to those who are not root. */
export function diskFreeBytes(file: string): number {
  const { bavail, bsize } = statfsSync(dirname(file))
  return bavail * bsize
}

export const inMib = (bytes: number): string => `${Math.floor((10 * bytes) / 1_048_576) / 10} MiB`
