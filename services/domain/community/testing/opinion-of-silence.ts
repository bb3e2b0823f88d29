// When a device is silent, for the second opinion: by the server's clock.
import { type DurationMs, type Instant, NOT_YET } from '../../model/time.ts'
import type { Episode } from './said.ts'

export class OpinionOfSilence {
  readonly episodes: Episode[] = []
  readonly #afterMs: DurationMs
  #since: Instant = NOT_YET
  #graceUntil: Instant = NOT_YET

  constructor(afterMs: DurationMs) {
    this.#afterMs = afterMs
  }

  hears(now: Instant, isLive: boolean): void {
    if (isLive || this.#since === NOT_YET) this.#since = now
    const open = this.#open
    if (!isLive || open === undefined) return
    this.episodes.pop()
    this.episodes.push({ ...open, clearedAt: now, endToldAt: now })
  }

  /** Time in which nobody listened is nobody's silence. */
  wasDown(now: Instant, missedMs: DurationMs, graceMs: DurationMs): void {
    if (this.#since !== NOT_YET) this.#since += missedMs
    this.#graceUntil = now + graceMs
  }

  goOn(now: Instant): void {
    const silentAt = this.#since + this.#afterMs
    if (this.#since === NOT_YET || this.#open !== undefined || now < Math.max(silentAt, this.#graceUntil))
      return
    const times = { raisedAt: silentAt, clearedAt: null, toldAt: now, endToldAt: null }
    this.episodes.push({ ...times, severity: 'medium' })
  }

  get #open(): Episode | undefined {
    const last = this.episodes.at(-1)
    return last?.clearedAt === null ? last : undefined
  }
}
