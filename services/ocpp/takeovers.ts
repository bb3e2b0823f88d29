import { type DurationMs, type Instant, MINUTE } from '../domain/model/time.ts'

const TIMES = 3
const WITHIN_MS: DurationMs = 10 * MINUTE

/**
 * Charge points whose line was taken by another that calls itself the same, while it stood. Once it is a charger back from a
 * dead line; again and again there are two of them: one puts right what the other says, and orders reach either.
 */
export class Takeovers {
  readonly #times = new Map<string, readonly Instant[]>()

  /** One more; answers whether that is too many. */
  note(chargePointId: string, now: Instant): boolean {
    const recent = (this.#times.get(chargePointId) ?? []).filter(at => now - at < WITHIN_MS)
    const times = [...recent, now].slice(-TIMES)
    this.#times.set(chargePointId, times)
    return times.length === TIMES
  }
}
