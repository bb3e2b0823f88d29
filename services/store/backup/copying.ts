import { rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { diskFreeBytes, inMib } from '../space.ts'
import { BackupError } from './backup-error.ts'
import type { BackupFacts } from './facts.ts'
import { copyInProcess } from './run-process.ts'

export interface CopyingOptions {
  /** The live database. */
  readonly file: string
  /** What must stay free beside the copy. */
  readonly roomBytesMin: number
  /** Told around each copy: it holds the write-ahead log, and nobody should wait for that. */
  readonly holding: (holds: boolean) => void
}

/** The one place from which the live database is copied: one copy at a time, with room for it. */
export class Copying {
  readonly #options: CopyingOptions
  #isHeld = false
  #running:
    | { readonly target: string; readonly stop: AbortController; readonly ended: Promise<unknown> }
    | undefined

  constructor(options: CopyingOptions) {
    this.#options = options
  }

  /** Throws at once where it cannot begin. A copy that fails leaves nothing. */
  copyTo(target: string): Promise<BackupFacts> {
    if (this.#running !== undefined) throw new BackupError('BACKUP_BUSY')
    this.#checkRoom()
    const stop = new AbortController()
    const copied = this.#copy(target, stop.signal)
    this.#running = { target, stop, ended: copied.catch(() => {}) }
    return copied
  }

  progress(): { readonly bytesDone: number; readonly bytesExpected: number } {
    const bytesDone = this.#running === undefined ? 0 : sizeOf(this.#running.target)
    return { bytesDone, bytesExpected: sizeOf(this.#options.file) }
  }

  async stop(): Promise<void> {
    this.#running?.stop.abort()
    await this.#running?.ended
  }

  async #copy(target: string, signal: AbortSignal): Promise<BackupFacts> {
    this.#held(true)
    try {
      return await copyInProcess({
        source: this.#options.file,
        target,
        signal,
        read: () => this.#held(false),
      })
    } catch (error) {
      for (const path of [target, `${target}-journal`]) rmSync(path, { force: true })
      throw error
    } finally {
      this.#held(false)
      this.#running = undefined
    }
  }

  #held(holds: boolean): void {
    if (this.#isHeld !== holds) this.#options.holding(holds)
    this.#isHeld = holds
  }

  #checkRoom(): void {
    const { file, roomBytesMin } = this.#options
    roomFor(file, sizeOf(file) + roomBytesMin)
  }
}

/** Throws where the disk on which `file` lies has less than that. */
export function roomFor(file: string, bytes: number): void {
  const free = diskFreeBytes(file)
  if (free >= bytes) return
  throw new BackupError(
    'BACKUP_NO_ROOM',
    `${inMib(bytes)} are needed in ${dirname(file)}, ${inMib(free)} are free.`,
  )
}

export const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0
