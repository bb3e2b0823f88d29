import type { DurationMs } from '../domain/model/time.ts'

/** A read transaction is to take no longer than this: a held one keeps the write-ahead log from being emptied. */
export const READ_MS_WANTED: DurationMs = 25

const ROWS_MIN = 50
/** Beyond, a page is no cheaper. */
const ROWS_MAX = 2_000

/** How many rows a read takes: fewer where the thread waits for the processor or the disk in the midst of one. */
export class PagePace {
  #rows = 500
  #longestMs: DurationMs = 0

  get rows(): number {
    return this.#rows
  }

  /** Of all reads so far. */
  get longestMs(): DurationMs {
    return this.#longestMs
  }

  took(ms: DurationMs): void {
    this.#longestMs = Math.max(this.#longestMs, ms)
    if (ms > READ_MS_WANTED) this.#rows = Math.max(ROWS_MIN, this.#rows >> 2)
    else if (ms < READ_MS_WANTED / 4) this.#rows = Math.min(ROWS_MAX, this.#rows << 1)
  }
}
