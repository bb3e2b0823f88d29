import { DAY, type DurationMs, type Instant } from '../model/time.ts'
import { firstShown, lastShown } from '../model/zone-time.ts'

/** Three months of 50 different times; then it begins anew. */
const KNOWN_MAX = 10_000

/** The clock of a site. Each of its times is looked up once: that costs ten microseconds, and shifts share most of theirs. */
export class SiteClock {
  readonly #timeZone: string
  readonly #firsts = new Map<number, Instant>()
  readonly #lasts = new Map<number, Instant>()

  private constructor(timeZone: string) {
    this.#timeZone = timeZone
  }

  /** The same one for all of a zone: what it knows stays true. */
  static of(timeZone: string): SiteClock {
    const known = clocks.get(timeZone) ?? new SiteClock(timeZone)
    clocks.set(timeZone, known)
    return known
  }

  first(day: number, ms: DurationMs): Instant {
    return this.#known(this.#firsts, firstShown, day, ms)
  }

  last(day: number, ms: DurationMs): Instant {
    return this.#known(this.#lasts, lastShown, day, ms)
  }

  #known(times: Map<number, Instant>, look: typeof firstShown, day: number, ms: DurationMs): Instant {
    const key = day * DAY + ms
    const known = times.get(key)
    if (known !== undefined) return known
    if (times.size >= KNOWN_MAX) times.clear()
    const at = look(this.#timeZone, { day, ms })
    times.set(key, at)
    return at
  }
}

const clocks = new Map<string, SiteClock>()
