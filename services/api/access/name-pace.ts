import { type DurationMs, HOUR, type Instant, SECOND } from '../../domain/model/time.ts'

interface Tries {
  readonly failures: number
  /** When the count is forgotten. */
  readonly until: Instant
  /** Before this, nobody's turn comes. */
  readonly free: Instant
}

/** Tries in a row, while a name is being guessed at; four a second are some 350,000 a day. */
const APART_MS: DurationMs = SECOND / 4

/** Longer, nobody waits: what would is refused. */
export const TURN_WAIT_MS_MAX: DurationMs = 10 * SECOND

/**
 * Somebody who guesses at one name from ten thousand addresses meets no limit of an address. After so many failures
 * within an hour, strangers to that name come one after the other. That only delays; whoever knows the password and
 * comes from a browser that is known never waits here.
 */
export class NamePace {
  readonly #failuresFree: number
  readonly #namesMax: number
  readonly #tries = new Map<string, Tries>()

  constructor({ failuresFree, namesMax = 10_000 }: { failuresFree: number; namesMax?: number }) {
    this.#failuresFree = failuresFree
    this.#namesMax = namesMax
  }

  /** How long until one's turn, which is then taken; one that is too far away is not. */
  turn(username: string, now: Instant): DurationMs {
    const tries = this.#of(username, now)
    if (tries.failures < this.#failuresFree) return 0
    const waitMs = Math.max(0, tries.free - now)
    if (waitMs <= TURN_WAIT_MS_MAX) this.#tries.set(username, { ...tries, free: now + waitMs + APART_MS })
    return waitMs
  }

  failed(username: string, now: Instant): void {
    const tries = this.#of(username, now)
    this.#tries.delete(username)
    this.#tries.set(username, { ...tries, failures: tries.failures + 1 })
    for (const oldest of this.#tries.keys()) {
      if (this.#tries.size > this.#namesMax) this.#tries.delete(oldest)
      else break
    }
  }

  #of(username: string, now: Instant): Tries {
    const known = this.#tries.get(username)
    return known !== undefined && known.until > now ? known : { failures: 0, until: now + HOUR, free: now }
  }
}
