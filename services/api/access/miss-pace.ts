import { type DurationMs, MINUTE } from '../../domain/model/time.ts'
import { networkOf } from './sign-in-throttle.ts'

interface Misses {
  readonly fromMs: number
  readonly count: number
}

/** Networks that are remembered; beyond it the one that missed last longest ago starts afresh. */
const NETWORKS_MAX = 5_000

/**
 * For what is opened by knowing a number alone. Whoever missed so often within a minute is not answered until it is over,
 * right or wrong: otherwise a guess that hits would show itself among those that are refused. What hits is never counted,
 * so that a whole building behind one address can look.
 */
export class MissPace {
  readonly #steadyNowMs: () => number
  readonly #perMinuteMax: number
  readonly #misses = new Map<string, Misses>()

  constructor(steadyNowMs: () => number, perMinuteMax: number) {
    this.#steadyNowMs = steadyNowMs
    this.#perMinuteMax = perMinuteMax
  }

  /** After how long this address is heard again; nothing where it is now. */
  waitMs(address: string): DurationMs | undefined {
    const misses = this.#of(networkOf(address))
    if (misses === undefined || misses.count < this.#perMinuteMax) return undefined
    return Math.ceil(misses.fromMs + MINUTE - this.#steadyNowMs())
  }

  missed(address: string): void {
    const network = networkOf(address)
    const { fromMs, count } = this.#of(network) ?? { fromMs: this.#steadyNowMs(), count: 0 }
    this.#misses.delete(network)
    this.#misses.set(network, { fromMs, count: count + 1 })
    const [oldest] = this.#misses.keys()
    if (this.#misses.size > NETWORKS_MAX && oldest !== undefined) this.#misses.delete(oldest)
  }

  #of(network: string): Misses | undefined {
    const misses = this.#misses.get(network)
    return misses && this.#steadyNowMs() - misses.fromMs < MINUTE ? misses : undefined
  }
}
