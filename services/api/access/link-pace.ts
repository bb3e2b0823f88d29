import { type DurationMs, MINUTE } from '../../domain/model/time.ts'
import { requestPace } from './request-pace.ts'

/**
 * How often a link may be asked for. What is a link is counted by link, never by address: behind a reverse proxy, or the one
 * address of a telephone company, everybody and every mail scanner is the same, and what they look at would use up what
 * somebody else needs to say that they have seen it. What is none is counted by address.
 */
export class LinkPace {
  readonly #perMinuteMax: number
  readonly #counts: InstanceType<ReturnType<typeof requestPace>>

  constructor(steadyNowMs: () => number, perMinuteMax: number) {
    this.#perMinuteMax = perMinuteMax
    this.#counts = new (requestPace(steadyNowMs))()
  }

  /** Counts it. After how long it may be asked again; nothing where it may be now. */
  waitMs(what: 'look' | 'press' | 'none', of: string): DurationMs | undefined {
    let wait: DurationMs | undefined
    this.#counts.incr(
      `${what} ${of}`,
      (_, { current, ttl }) => {
        if (current > this.#perMinuteMax) wait = ttl
      },
      MINUTE,
    )
    return wait
  }
}
