// A second opinion on what follows from a history: slow, with no timers, and with the exceptions of docs/time.md alone. Each
// device lives through its own time second by second, and every rule is asked in each of them.
import type { Values } from '../../model/reading.ts'
import { type DurationMs, HOUR, type Instant, MINUTE, NOT_YET, SECOND } from '../../model/time.ts'
import { Course } from './course.ts'
import { OpinionOfClock } from './opinion-of-clock.ts'
import { type Jumps, OpinionOfJumps } from './opinion-of-jumps.ts'
import { OpinionOfSilence } from './opinion-of-silence.ts'
import type { Episode, Said } from './said.ts'

/** A message as it came. */
export interface Came {
  readonly values: Values
  readonly ts?: Instant
}

const LATE_AFTER_MS = 5 * MINUTE
const KNOWN_AGAIN = 64
const SILENT_AFTER_INTERVALS = 3
const BRIDGED_MS = HOUR

/** One device. */
export class SecondOpinion {
  readonly #courses: readonly Course[]
  readonly #silence: OpinionOfSilence
  readonly #jumps: OpinionOfJumps
  readonly #clock = new OpinionOfClock()
  readonly #intervalMs: DurationMs
  readonly #known: string[] = []
  #values: Values = {}
  /** By metric, when what is known of it was measured. */
  readonly #believedAt: Record<string, Instant> = {}
  #newest: Instant = NOT_YET
  #lagMs: DurationMs = 0
  #quietSince: Instant = NOT_YET
  /** What came due while nobody listened is held back. */
  #hold = { from: NOT_YET, until: NOT_YET }

  constructor(said: readonly Said[], jumps: Jumps, intervalMs: DurationMs) {
    this.#intervalMs = intervalMs
    this.#courses = said.map(one => new Course(one))
    this.#jumps = new OpinionOfJumps(jumps)
    this.#silence = new OpinionOfSilence(SILENT_AFTER_INTERVALS * intervalMs)
  }

  /** By rule. */
  episodes(): Readonly<Record<string, readonly Episode[]>> {
    const ofCourses = this.#courses.map(({ said, episodes }) => [said.rule, episodes] as const)
    return { ...Object.fromEntries(ofCourses), offline: this.#silence.episodes }
  }

  /** Time goes on for the server. */
  goOn(now: Instant): void {
    this.#listen(now)
    const until = now - this.#lagMs
    const isHeld = now < this.#hold.until
    const heedAt = this.#jumps.heedAt()
    if (heedAt <= until && !(isHeld && heedAt <= this.#hold.from)) this.#heed(heedAt, now)
    for (const course of this.#courses) {
      if (isHeld) this.#liveWithHold(course, until, now)
      else this.#live(course, until, now)
    }
    this.#silence.goOn(now)
  }

  /** Nobody listened for so long: what came due waits. */
  wasDown(now: Instant, missedMs: DurationMs, graceMs: DurationMs): void {
    this.#hold = { from: now, until: now + graceMs }
    this.#quietSince += missedMs
    this.#silence.wasDown(now, missedMs, graceMs)
  }

  takes({ values, ts }: Came, now: Instant): void {
    if (ts !== undefined && this.#isKnown(JSON.stringify([ts, values]))) return
    const at = Math.min(ts ?? now, now)
    const isLate = now - at > Math.max(LATE_AFTER_MS, this.#intervalMs)
    if (isLate || at >= this.#newest) {
      if (!isLate) this.#clock.inOrder()
      this.#hears(values, at, now, isLate)
    } else this.#hears(values, this.#clock.outOfOrder(now - at, now) ? now : at, now)
  }

  #hears(values: Values, at: Instant, now: Instant, isLate = false): void {
    const isLive = !isLate && at >= this.#newest
    this.#newest = Math.max(this.#newest, at)
    this.#silence.hears(now, isLive)
    if (this.#quietSince === NOT_YET) this.#quietSince = now
    this.#listen(now)
    if (isLive) this.#takesLive(values, at, now)
    else this.#takesHistory(values, at, now)
  }

  /** What lasts is not raised by time alone while the device is silent, and counts no more when it was so for long. */
  #listen(now: Instant): void {
    const silentAt = this.#quietSince + SILENT_AFTER_INTERVALS * this.#intervalMs
    const isOver = now >= Math.max(this.#quietSince + BRIDGED_MS, silentAt)
    for (const course of this.#courses) course.isHeard = isOver ? false : now < silentAt || undefined
  }

  #isKnown(identity: string): boolean {
    if (this.#known.includes(identity)) return true
    this.#known.push(identity)
    if (this.#known.length > KNOWN_AGAIN) this.#known.shift()
    return false
  }

  #takesHistory(values: Values, madeAt: Instant, now: Instant): void {
    for (const course of this.#courses) {
      const looked = course.said.callIn?.filter(metric => values[metric] !== undefined) ?? []
      if (looked.length === 0) continue
      const calls = looked.filter(metric => values[metric] === true)
      if (calls.length === 0) course.ask(now, values, now)
      else {
        const reported = Object.fromEntries(calls.map(metric => [metric, true]))
        course.sees({ at: now, madeAt, reported, values }, now)
      }
    }
    this.#takesNews(values, madeAt, now)
  }

  /** Of fire and smoke, what is the newest of its metric: a number only where it calls by itself. */
  #takesNews(values: Values, madeAt: Instant, now: Instant): void {
    for (const course of this.#courses) {
      const { newsOf = [], levels } = course.said
      for (const metric of newsOf) {
        const value = values[metric]
        if (value === undefined || (this.#believedAt[metric] ?? NOT_YET) >= madeAt) continue
        this.#believedAt[metric] = madeAt
        const calls = (one: Values[string]) =>
          levels.some(({ so }) => so({ ...this.#values, [metric]: one }, false, undefined) === true)
        for (const told of this.#toldLate(metric, value, calls(value), now)) {
          if (typeof told === 'number' && !calls(told)) continue
          this.#values = { ...this.#values, [metric]: told }
          course.ask(now, this.#values, now, { [metric]: told })
        }
      }
    }
  }

  #toldLate(metric: string, value: Values[string], calls: boolean, now: Instant): readonly Values[string][] {
    return typeof value === 'number'
      ? this.#jumps.believesLate(metric, value, calls, now - this.#lagMs)
      : [value]
  }

  #takesLive(values: Values, at: Instant, now: Instant): void {
    const heedAt = this.#jumps.heedAt()
    if (heedAt <= at) this.#heed(heedAt, now)
    for (const course of this.#courses) this.#live(course, at, now)
    this.#lagMs = now - at
    this.#quietSince = now
    this.#listen(now)
    for (const reported of this.#jumps.believes(values, at)) this.#believes(reported, at, now)
  }

  /** What jumped and nobody took back. */
  #heed(heedAt: Instant, now: Instant): void {
    for (const course of this.#courses) this.#live(course, heedAt, now)
    this.#believes(this.#jumps.heeds(heedAt), heedAt, now)
  }

  #believes(reported: Values, at: Instant, now: Instant): void {
    this.#values = { ...this.#values, ...reported }
    for (const metric of Object.keys(reported)) this.#believedAt[metric] = at
    for (const course of this.#courses) course.sees({ at, madeAt: at, reported, values: this.#values }, now)
  }

  #live(course: Course, until: Instant, now: Instant): void {
    if (course.askedAt === NOT_YET) return // of what was never reported nothing follows
    for (let at = course.askedAt + SECOND; at <= until; at += SECOND) course.ask(at, this.#values, now)
  }

  #liveWithHold(course: Course, until: Instant, now: Instant): void {
    if (course.askedAt === NOT_YET) return
    const ahead = course.copy()
    for (let at = course.askedAt + SECOND; at <= Math.min(until, this.#hold.from); at += SECOND) {
      if (ahead.ask(at, this.#values, now)) return
    }
    this.#live(course, until, now)
  }
}
