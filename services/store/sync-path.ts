import { closeSync, fsyncSync, openSync } from 'node:fs'

/** Waits until the disk has what a file holds, or which files a folder holds. */
export function syncPath(path: string): void {
  const opened = openSync(path, 'r')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}
