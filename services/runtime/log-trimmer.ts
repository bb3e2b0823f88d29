import type { DurationMs } from '../domain/model/time.ts'
import type { Journal, Seq } from '../journal/journal.ts'
import type { Timers } from './timers.ts'

export interface LogTrimmerOptions {
  readonly journal: Pick<Journal, 'dropEntries' | 'cursor' | 'head'>
  /** Readers for whom readings wait in the log. */
  readonly cursors: readonly string[]
  /** What the data takes and what is free, in bytes. */
  readonly space: () => Promise<{ readonly usedBytes: number; readonly freeBytes: number }>
  /** Of both together; 0: never trims. */
  readonly freePercentMin: number
  readonly everyMs: DurationMs
  readonly timers: Timers
  readonly onFailed: (error: unknown) => void
}

/**
 * Where room gets short, readings that every reader has leave the log before their time: nothing is lost by it but the
 * disk they take. Alert events stay for those who come back with an old cursor.
 */
export class LogTrimmer {
  readonly #options: LogTrimmerOptions
  #trimmed: Seq = 0
  #callOff: () => void = () => {}
  #running: Promise<unknown> = Promise.resolve()
  #stopped = false

  constructor(options: LogTrimmerOptions) {
    this.#options = options
  }

  start(): void {
    this.#callOff = this.#options.timers.after(this.#options.everyMs, () => {
      this.#running = this.trim()
        .catch(this.#options.onFailed)
        .then(() => {
          if (!this.#stopped) this.start()
        })
    })
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#callOff()
    await this.#running
  }

  /** Frees what it can of what is wanted; answers how many bytes are wanted still. */
  async trim(): Promise<number> {
    let wanted = await this.#wantedBytes()
    if (wanted <= 0) return 0
    const { journal, cursors } = this.#options
    const upTo = Math.min(await journal.head(), ...(await Promise.all(cursors.map(journal.cursor))))
    while (wanted > 0 && !this.#stopped) {
      const dropped = await journal.dropEntries(this.#trimmed, upTo)
      this.#trimmed = dropped.upTo
      if (dropped.bytes === 0) break
      wanted -= dropped.bytes
    }
    return Math.max(0, wanted)
  }

  async #wantedBytes(): Promise<number> {
    const { usedBytes, freeBytes } = await this.#options.space()
    return Math.ceil(((usedBytes + freeBytes) * this.#options.freePercentMin) / 100 - freeBytes)
  }
}
