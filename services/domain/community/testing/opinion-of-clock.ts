// A device's clock that was set back, for the second opinion.
import { type DurationMs, type Instant, SECOND } from '../../model/time.ts'

const SAME_WITHIN_MS = SECOND
const APART_MS = 3 * SECOND

export class OpinionOfClock {
  /** Out of order since the last that was in order, each with how late it came. */
  #behind: { readonly byMs: DurationMs; readonly cameAt: Instant }[] = []

  inOrder(): void {
    this.#behind = []
  }

  /** Whether this and those right before it are all late by the same, and not of one burst. */
  outOfOrder(byMs: DurationMs, now: Instant): boolean {
    this.#behind.push({ byMs, cameAt: now })
    const run = this.#behind.findLastIndex(
      (one, i, all) => i > 0 && Math.abs(one.byMs - (all[i - 1]?.byMs ?? 0)) > SAME_WITHIN_MS,
    )
    const [first] = this.#behind.slice(Math.max(run, 0))
    return first !== undefined && now - first.cameAt >= APART_MS
  }
}
