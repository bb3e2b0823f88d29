import { randomBytes } from 'node:crypto'
import { closeSync, openSync, statSync, truncateSync, writeSync } from 'node:fs'
import { diskFreeBytes } from './space.ts'

/**
 * A file beside the database that only takes up room, so that there is some to give up when the disk is full. Without
 * it nothing could be mended from inside: what deletes must write first.
 */
export class Reserve {
  readonly #file: string
  readonly #bytes: number
  #kept = false

  constructor(file: string, bytes: number) {
    this.#file = `${file}.reserve`
    this.#bytes = bytes
  }

  get kept(): boolean {
    return this.#kept
  }

  /** Takes the room, if as much again stays free. */
  keep(): void {
    if (this.#kept || this.#bytes === 0) return
    try {
      this.#kept = this.#isThere() || (diskFreeBytes(this.#file) >= 2 * this.#bytes && this.#write())
    } catch {
      // A folder that cannot be written is told of by what has to be written there.
    }
  }

  giveUp(): void {
    this.#kept = false
    try {
      truncateSync(this.#file, 0)
    } catch {
      // It was never there.
    }
  }

  #isThere(): boolean {
    const { size = 0, blocks = 0 } = statSync(this.#file, { throwIfNoEntry: false }) ?? {}
    return size === this.#bytes && blocks * blockBytes >= size
  }

  /** Noise: a file system that compresses would find room for zeros in none. */
  #write(): boolean {
    const file = openSync(this.#file, 'w', 0o600)
    try {
      for (let left = this.#bytes; left > 0; )
        left -= writeSync(file, randomBytes(Math.min(left, chunkBytes)))
      return true
    } catch {
      this.giveUp()
      return false
    } finally {
      closeSync(file)
    }
  }
}

const chunkBytes = 1_048_576
/** What `stat` counts in. */
const blockBytes = 512
