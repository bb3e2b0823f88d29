import { createHistogram } from 'node:perf_hooks'
import type { DurationMs } from '../domain/model/time.ts'
import type { Journal } from '../journal/journal.ts'

export interface Commit {
  readonly ms: DurationMs
  /** Inputs and alert events. */
  readonly rows: number
}

/** How long the journal takes to make a batch durable. One that never answers shows by the age of what waits. */
export class CommitMeter {
  readonly #steadyNowMs: () => number
  readonly #inFlight = new Set<{ readonly since: number }>()
  readonly #sinceLook = createHistogram({ lowest: 1, highest: MICROSECONDS_MAX })
  readonly #listeners: ((commit: Commit) => void)[] = []

  constructor(steadyNowMs: () => number) {
    this.#steadyNowMs = steadyNowMs
  }

  /** The same journal, its commits timed. */
  around<J extends Pick<Journal, 'append'>>(journal: J): J {
    return { ...journal, append: batch => this.#timed(batch, () => journal.append(batch)) }
  }

  /** Hears of every commit from now on. */
  listen(hear: (commit: Commit) => void): void {
    this.#listeners.push(hear)
  }

  /** How long the oldest batch has been waiting for its commit; 0 where none is. */
  get waitingMs(): DurationMs {
    const [oldest] = this.#inFlight
    return oldest === undefined ? 0 : this.#steadyNowMs() - oldest.since
  }

  /** The slowest 1 % since the last call, and what has been waiting for longer. */
  takeP99Ms(): DurationMs {
    const measuredMs = this.#sinceLook.count > 0 ? this.#sinceLook.percentile(99) / 1_000 : 0
    this.#sinceLook.reset()
    return Math.max(measuredMs, this.waitingMs)
  }

  async #timed<T>(
    { entries, changes }: { entries: readonly unknown[]; changes: readonly unknown[] },
    append: () => Promise<T>,
  ): Promise<T> {
    const rows = entries.length + changes.length
    if (rows === 0) return append() // nothing is written, so nothing is waited for
    const commit = { since: this.#steadyNowMs() }
    this.#inFlight.add(commit)
    try {
      const appended = await append()
      this.#note({ ms: this.#steadyNowMs() - commit.since, rows })
      return appended
    } finally {
      this.#inFlight.delete(commit)
    }
  }

  #note(commit: Commit): void {
    this.#sinceLook.record(Math.min(MICROSECONDS_MAX, Math.max(1, Math.round(commit.ms * 1_000))))
    for (const hear of this.#listeners) hear(commit)
  }
}

/** An hour. */
const MICROSECONDS_MAX = 3_600_000_000
