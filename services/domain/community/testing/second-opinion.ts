// A second opinion on what follows from a history: slow, with no timers, and with the exceptions of docs/time.md alone. Each
// device lives through its own time second by second, and every rule is asked in each of them.
import type { Severity } from '../../model/alert.ts'
import type { Values } from '../../model/reading.ts'
import { type DurationMs, type Instant, MINUTE, NEVER, NOT_YET, SECOND } from '../../model/time.ts'

/** What a rule says, written down once more. */
export interface Said {
  readonly rule: string
  readonly levels: readonly {
    readonly severity: Severity
    so(values: Values, isReached: boolean): boolean | undefined
    readonly forMs?: DurationMs
    readonly gapMs?: DurationMs
  }[]
  /** Where absent it ends when no level is so. */
  clear?(values: Values): boolean
  readonly clearForMs?: DurationMs
  readonly isLatched?: true
  /** A call for help: heard however late it comes. */
  readonly isCall?: true
}

export interface Episode {
  readonly raisedAt: Instant
  readonly clearedAt: Instant | null
  readonly severity: Severity
  /** When the server can say so: that it began, and that it is over. */
  readonly toldAt: Instant
  readonly endToldAt: Instant | null
}

interface LevelCourse {
  since: Instant
  gapSince: Instant
}

/** One rule through the device's own time. */
class Course {
  readonly episodes: Episode[] = []
  readonly #said: Said
  #levels: LevelCourse[]
  #clearSince: Instant = NEVER
  /** What has been asked of it so far. */
  askedAt: Instant = NOT_YET

  constructor(said: Said) {
    this.#said = said
    this.#levels = said.levels.map(() => ({ since: NEVER, gapSince: NEVER }))
  }

  /** As it is, to be asked what would be. */
  copy(): Course {
    const copy = new Course(this.#said)
    copy.episodes.push(...this.episodes)
    copy.#levels = this.#levels.map(level => ({ ...level }))
    copy.#clearSince = this.#clearSince
    return copy
  }

  get #open(): Episode | undefined {
    const last = this.episodes.at(-1)
    return last?.clearedAt === null ? last : undefined
  }

  /** Whether anything follows. */
  ask(at: Instant, values: Values, now: Instant): boolean {
    this.askedAt = at
    const { levels, clear, clearForMs = 0, isLatched } = this.#said
    const open = this.#open
    const place = levels.findIndex(({ severity }) => severity === open?.severity)
    const so = levels.map(({ so }, i) => so(values, place >= i))
    const ready = levels.map((_, i) => this.#isReady(i, so[i], at, open !== undefined && clearForMs > 0))
    const reached = ready.lastIndexOf(true)
    if (open === undefined)
      return (
        reached >= 0 &&
        this.#put({
          raisedAt: at,
          clearedAt: null,
          severity: this.#at(reached),
          toldAt: now,
          endToldAt: null,
        })
      )
    const still = so.includes(true)
    const over = clear === undefined ? !still : clear(values)
    if (over && !still && !isLatched) return this.#end(open, at, clearForMs, now)
    this.#clearSince = NEVER
    if (reached < 0 || reached === place) return false
    this.episodes.pop()
    return this.#put({ ...open, severity: this.#at(reached) })
  }

  #at(level: number): Severity {
    return this.#said.levels[level]?.severity ?? 'low'
  }

  #put(episode: Episode): true {
    this.episodes.push(episode)
    return true
  }

  #end(open: Episode, at: Instant, clearForMs: DurationMs, now: Instant): boolean {
    if (this.#clearSince === NEVER) this.#clearSince = at
    if (at < this.#clearSince + clearForMs) return false
    this.episodes.pop()
    this.#clearSince = NEVER
    this.#levels = this.#said.levels.map(() => ({ since: NEVER, gapSince: NEVER }))
    return this.#put({ ...open, clearedAt: Math.max(at, open.raisedAt), endToldAt: now })
  }

  #isReady(place: number, so: boolean | undefined, at: Instant, goesOn: boolean): boolean {
    const level = this.#levels[place] as LevelCourse
    const { forMs = 0, gapMs = 0 } = this.#said.levels[place] ?? {}
    if (so === undefined) return false
    const isGapOver = level.gapSince !== NEVER && at > level.gapSince + gapMs
    if (so) {
      if (isGapOver) level.since = NEVER
      level.gapSince = NEVER
      if (level.since === NEVER) level.since = at
      return at >= level.since + forMs
    }
    if (goesOn) level.gapSince = NEVER
    else if (gapMs === 0 || level.since === NEVER || isGapOver)
      Object.assign(level, { since: NEVER, gapSince: NEVER })
    else if (level.gapSince === NEVER) level.gapSince = at
    return false
  }
}

/** A message as it came. */
export interface Came {
  readonly values: Values
  readonly ts?: Instant
}

const LATE_AFTER_MS = 5 * MINUTE
const KNOWN_AGAIN = 64

/** One device. */
export class SecondOpinion {
  readonly courses: Map<string, Course>
  readonly #said: readonly Said[]
  readonly #intervalMs: DurationMs
  readonly #known: string[] = []
  #values: Values = {}
  #newest: Instant = NOT_YET
  #lagMs: DurationMs = 0
  /** What came due while nobody listened is held back. */
  #hold = { from: NOT_YET, until: NOT_YET }

  constructor(said: readonly Said[], intervalMs: DurationMs) {
    this.#said = said
    this.#intervalMs = intervalMs
    this.courses = new Map(said.map(one => [one.rule, new Course(one)]))
  }

  /** Time goes on for the server. */
  goOn(now: Instant): void {
    if (now >= this.#hold.until) {
      this.#hold = { from: NOT_YET, until: NOT_YET }
      for (const course of this.courses.values()) this.#live(course, now - this.#lagMs, now)
    } else for (const course of this.courses.values()) this.#liveWithHold(course, now - this.#lagMs, now)
  }

  /** Nobody listened since the last input: what came due waits. */
  wasDown(now: Instant, graceMs: DurationMs): void {
    this.#hold = { from: now, until: now + graceMs }
  }

  takes({ values, ts }: Came, now: Instant): void {
    if (ts !== undefined && this.#isKnown(JSON.stringify([ts, values]))) return
    const at = Math.min(ts ?? now, now)
    const isHistory = now - at > Math.max(LATE_AFTER_MS, this.#intervalMs) || at < this.#newest
    this.#newest = Math.max(this.#newest, at)
    if (isHistory) this.#takesHistory(values, now)
    else this.#takesLive(values, at, now)
  }

  #isKnown(identity: string): boolean {
    if (this.#known.includes(identity)) return true
    this.#known.push(identity)
    if (this.#known.length > KNOWN_AGAIN) this.#known.shift()
    return false
  }

  #takesHistory(values: Values, now: Instant): void {
    for (const { rule, isCall } of this.#said) if (isCall) this.courses.get(rule)?.ask(now, values, now)
  }

  #takesLive(values: Values, at: Instant, now: Instant): void {
    for (const course of this.courses.values()) this.#live(course, at, now)
    this.#lagMs = now - at
    this.#values = { ...this.#values, ...values }
    for (const course of this.courses.values()) course.ask(at, this.#values, now)
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
