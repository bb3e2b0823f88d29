import { type DurationMs, type Instant, MINUTE } from '../domain/model/time.ts'
import type { Language } from './channel.ts'
import type { LaneLimits } from './config.ts'
import { type Entry, isUrgent, RANKS } from './entry.ts'
import { Pace } from './pace.ts'
import type { Way } from './ways.ts'

export interface Turn {
  readonly entry: Entry
  readonly way: Way
  readonly language: Language
}

/** What waits for one channel: the most urgent first, of equals the one that came first. */
export class Lane {
  #limits: LaneLimits
  readonly #pace: Pace
  readonly #ranks: readonly Map<Entry, Turn>[] = RANKS.map(() => new Map())
  #underWay = 0
  /** Calls off what looks again when its pace lets the next one go. */
  callOff = () => {}

  constructor(limits: LaneLimits, now: Instant) {
    this.#limits = limits
    this.#pace = new Pace(limits.perMinuteMax, MINUTE, now)
  }

  /** What waits is held to these from now on. */
  keepTo(limits: LaneLimits, now: Instant): void {
    if (limits.perMinuteMax !== this.#limits.perMinuteMax) this.#pace.allow(limits.perMinuteMax, now)
    this.#limits = limits
  }

  add(turn: Turn): void {
    this.#ranks[turn.entry.rank]?.set(turn.entry, turn)
  }

  remove(entry: Entry): void {
    this.#ranks[entry.rank]?.delete(entry)
  }

  /** The next that may go now; whoever takes it says `began` or puts it elsewhere. */
  next(now: Instant): Turn | undefined {
    for (const rank of RANKS) {
      const first = this.#ranks[rank]?.values().next().value
      if (first === undefined) continue
      if (!this.#mayGo(isUrgent(rank), now)) return undefined
      this.remove(first.entry)
      return first
    }
    return undefined
  }

  began(now: Instant): void {
    this.#underWay += 1
    this.#pace.took(now)
  }

  ended(): void {
    this.#underWay -= 1
  }

  /** How long until the pace lets the next one go; nothing where it is not the pace that it waits for. */
  waitMs(now: Instant): DurationMs | undefined {
    const rank = RANKS.find(one => (this.#ranks[one]?.size ?? 0) > 0)
    if (rank === undefined || isUrgent(rank) || this.#underWay >= this.#limits.atOnceMax) return undefined
    return this.#pace.waitMs(now)
  }

  #mayGo(urgent: boolean, now: Instant): boolean {
    const { atOnceMax, urgentAtOnceMax } = this.#limits
    if (urgent) return this.#underWay < atOnceMax + urgentAtOnceMax
    return this.#underWay < atOnceMax && this.#pace.waitMs(now) === 0
  }
}
