import { type DurationMs, type Instant, SECOND } from '../../domain/model/time.ts'

interface Failures {
  readonly count: number
  /** Before this, the next attempt is refused unheard. */
  readonly notBefore: Instant
}

export interface ThrottleLimits {
  readonly failuresFree: number
  readonly delayMsMax: DurationMs
  /** Pairs of user name and address that are remembered. */
  readonly keysMax?: number
}

/**
 * Slows down guessing: after some free failures each further one doubles the wait, from a second up to a limit. It
 * counts per user name and address, so that somebody who guesses elsewhere never shuts the real user out.
 */
export class SignInThrottle {
  readonly #failuresFree: number
  readonly #delayMsMax: DurationMs
  readonly #keysMax: number
  readonly #failures = new Map<string, Failures>()

  constructor(limits: ThrottleLimits) {
    this.#failuresFree = limits.failuresFree
    this.#delayMsMax = limits.delayMsMax
    this.#keysMax = limits.keysMax ?? keysMax
  }

  /**
   * Answers how long to wait; 0 lets the attempt through and counts it as failed until `succeeded`. Counting first
   * means that a hundred attempts at once are not a hundred free ones.
   */
  attempt(username: string, address: string, now: Instant): DurationMs {
    const key = keyOf(username, address)
    const past = this.#failures.get(key) ?? { count: 0, notBefore: now }
    if (past.notBefore > now) return past.notBefore - now
    const count = this.#isForgotten(past, now) ? 1 : past.count + 1
    this.#failures.delete(key)
    this.#failures.set(key, { count, notBefore: now + this.#delayAfter(count) })
    this.#dropOldest()
    return 0
  }

  succeeded(username: string, address: string): void {
    this.#failures.delete(keyOf(username, address))
  }

  #delayAfter(count: number): DurationMs {
    const over = count - this.#failuresFree
    return over < 0 ? 0 : Math.min(SECOND * 2 ** Math.min(over, 40), this.#delayMsMax)
  }

  /** Who stayed away for as long as the longest delay starts afresh. */
  #isForgotten(past: Failures, now: Instant): boolean {
    return now - past.notBefore >= this.#delayMsMax
  }

  #dropOldest(): void {
    if (this.#failures.size <= this.#keysMax) return
    const oldest = this.#failures.keys().next().value
    if (oldest !== undefined) this.#failures.delete(oldest)
  }
}

/** A few megabytes at the most. The request rate per address keeps one guesser from pushing others out. */
const keysMax = 10_000

const keyOf = (username: string, address: string) => `${networkOf(address)} ${username}`

/** Whoever has one IPv6 address has its whole /64. */
export function networkOf(address: string): string {
  if (address.includes('.')) return address.replace(/^.*:/, '')
  const [head = '', tail = ''] = address.split('::')
  const left = head.split(':').filter(group => group !== '')
  const right = tail.split(':').filter(group => group !== '')
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0')
  return [...left, ...zeros, ...right].slice(0, 4).join(':')
}
