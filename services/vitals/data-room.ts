import { statfs } from 'node:fs/promises'

/** What the storage knows of its room (`Storage.space`). */
export interface Space {
  readonly freeBytes: number
  readonly freePercent: number
  readonly limit: string
}

export interface DataRoom {
  readonly freePercent: number
  readonly freeMiB: number
}

/** The share that is free of whatever would be full first: the disk, or what the data may take of it. */
export async function dataRoom(folder: string, { freeBytes, freePercent, limit }: Space): Promise<DataRoom> {
  const { bavail, blocks } = await statfs(folder)
  const ofDisk = blocks > 0 ? (100 * bavail) / blocks : 100
  return {
    freePercent: limit === 'disk' ? ofDisk : Math.min(ofDisk, freePercent),
    freeMiB: freeBytes / 1_048_576,
  }
}
