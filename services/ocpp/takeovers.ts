import { type DurationMs, type Instant, MINUTE } from '../domain/model/time.ts'

const TIMES = 3
const WITHIN_MS: DurationMs = 10 * MINUTE

/**
 * Charge points whose line was taken by another that calls itself the same, while it stood. Once it is a charger back from a
 * dead line; again and again there are two of them: one puts right what the other says, and orders reach either.
 */
export class Takeovers {
  readonly #times = new Map<string, readonly Instant[]>()
  readonly #twice = new Set<string>()

  /** One more; answers whether that is too many. */
  note(chargePointId: string, now: Instant): boolean {
    const recent = (this.#times.get(chargePointId) ?? []).filter(at => now - at < WITHIN_MS)
    const times = [...recent, now].slice(-TIMES)
    this.#times.set(chargePointId, times)
    if (times.length === TIMES) this.#twice.add(chargePointId)
    return times.length === TIMES
  }

  /** Those of which there are two: it is over when nobody took the other's line for as long as it took to see it. */
  twice(now: Instant): readonly string[] {
    for (const id of this.#twice)
      if (now - (this.#times.get(id)?.at(-1) ?? 0) >= WITHIN_MS) this.#twice.delete(id)
    return [...this.#twice]
  }
}
