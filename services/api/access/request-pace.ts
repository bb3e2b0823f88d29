import type { DurationMs } from '../../domain/model/time.ts'

/** Addresses that are counted at a time; beyond it the one that was not heard of for longest starts afresh. */
const ADDRESSES_MAX = 5_000

interface Window {
  readonly fromMs: number
  count: number
}

/**
 * The pages' own files are counted apart from what is asked of the server: one that is opened anew fetches forty, and a whole
 * office has one address.
 */
export const countedAs = ({ ip, url }: { readonly ip: string; readonly url: string }): string =>
  url.startsWith('/api/') ? ip : `${ip} pages`

type Counted = (error: null, window: { current: number; ttl: DurationMs }) => void

/**
 * Counts requests per address in windows of steady time: the library's own store goes by the machine's clock, and once
 * that is set back by an hour its window of a minute lasts an hour.
 */
export const requestPace = (steadyNowMs: () => number) =>
  class RequestPace {
    readonly #windows = new Map<string, Window>()

    incr(address: string, counted: Counted, windowMs: DurationMs): void {
      const now = steadyNowMs()
      const last = this.#windows.get(address)
      const window = last === undefined || now - last.fromMs >= windowMs ? { fromMs: now, count: 0 } : last
      window.count += 1
      this.#windows.delete(address)
      this.#windows.set(address, window)
      if (this.#windows.size > ADDRESSES_MAX) this.#forgetOne()
      counted(null, { current: window.count, ttl: Math.ceil(window.fromMs + windowMs - now) })
    }

    /** A route with a limit of its own; the same count serves. */
    child(): RequestPace {
      return this
    }

    #forgetOne(): void {
      for (const address of this.#windows.keys()) {
        this.#windows.delete(address)
        return
      }
    }
  }
