// One rule through a device's own time, for the second opinion.
import type { Values } from '../../model/reading.ts'
import { type DurationMs, type Instant, NEVER, NOT_YET } from '../../model/time.ts'
import type { Episode, Said, SaidLevel, Seen } from './said.ts'

interface LevelCourse {
  since: Instant
  gapSince: Instant
  count: number
  samples: number
}

const begun = (): LevelCourse => ({ since: NEVER, gapSince: NEVER, count: 0, samples: 0 })
const NOTHING: Values = {}

export class Course {
  readonly said: Said
  episodes: Episode[] = []
  #levels: LevelCourse[]
  #clearSince: Instant = NEVER
  #isLatched = false
  #memory: unknown
  /** Whether the device is heard at present: nobody knows for a while, and then it is not. */
  isHeard: boolean | undefined = true
  /** What has been asked of it so far. */
  askedAt: Instant = NOT_YET

  constructor(said: Said) {
    this.said = said
    this.#levels = said.levels.map(begun)
  }

  /** As it is, to be asked what would be. */
  copy(): Course {
    const copy = new Course(this.said)
    copy.episodes = [...this.episodes]
    copy.#levels = this.#levels.map(level => ({ ...level }))
    copy.#clearSince = this.#clearSince
    copy.#isLatched = this.#isLatched
    copy.#memory = this.#memory
    copy.isHeard = this.isHeard
    return copy
  }

  /** Of a reading. */
  sees(seen: Seen, now: Instant): void {
    this.#memory = this.said.remember?.(this.#memory, seen)
    this.ask(seen.at, seen.values, now, seen.reported)
  }

  /** Whether anything follows. */
  ask(at: Instant, values: Values, now: Instant, reported: Values = NOTHING): boolean {
    this.askedAt = at
    const { levels, clear, clearForMs = 0, onlyWhile } = this.said
    const open = this.#open
    if (onlyWhile?.(values) === false) {
      if (open === undefined) this.#levels = levels.map(begun)
      return false
    }
    const place = levels.findIndex(({ severity }) => severity === open?.severity)
    const so = levels.map(({ so, whileHeard }, i) => {
      const isSo = so(values, place >= i, this.#memory)
      return whileHeard && place < i ? both(isSo, this.isHeard) : isSo
    })
    const ready = levels.map((level, i) => this.#isReady(i, so[i], at, place, reports(reported, level)))
    const reached = ready.lastIndexOf(true)
    if (open === undefined) return reached >= 0 && this.#begin(reached, at, now)
    const still = so.includes(true)
    const over = clear === undefined ? !still : clear(values)
    if (over && !still && !this.#isLatched) return this.#end(open, at, clearForMs, now)
    this.#clearSince = NEVER
    const level = this.#isLatched ? Math.max(place, reached) : reached
    if (level < 0 || level === place) return false
    this.episodes.pop()
    return this.#put({ ...open, severity: this.#at(level) }, level)
  }

  get #open(): Episode | undefined {
    const last = this.episodes.at(-1)
    return last?.clearedAt === null ? last : undefined
  }

  #at(level: number): Episode['severity'] {
    return this.said.levels[level]?.severity ?? 'low'
  }

  #put(episode: Episode, level: number): true {
    this.episodes.push(episode)
    if (this.said.levels[level]?.latch) this.#isLatched = true
    return true
  }

  #begin(level: number, at: Instant, now: Instant): true {
    const times = { raisedAt: at, clearedAt: null, toldAt: now, endToldAt: null }
    return this.#put({ ...times, severity: this.#at(level) }, level)
  }

  #end(open: Episode, at: Instant, clearForMs: DurationMs, now: Instant): boolean {
    if (this.#clearSince === NEVER) this.#clearSince = at
    if (at < this.#clearSince + clearForMs) return false
    this.episodes.pop()
    this.#clearSince = NEVER
    this.#levels = this.said.levels.map(begun)
    this.episodes.push({ ...open, clearedAt: Math.max(at, open.raisedAt), endToldAt: now })
    return true
  }

  #isReady(place: number, so: boolean | undefined, at: Instant, reached: number, isSample: boolean): boolean {
    const level = this.#levels[place] as LevelCourse
    const { forMs = 0, count = 1, samplesMin = 1 } = this.said.levels[place] ?? {}
    if (so === undefined) return false
    if (!so) {
      level.count = 0
      this.#pauses(place, at, reached >= 0 && (this.said.clearForMs ?? 0) > 0)
      return false
    }
    if (this.#isGapOver(place, at)) Object.assign(level, begun(), { count: level.count })
    level.gapSince = NEVER
    if (level.since === NEVER) level.since = at
    level.count += Number(isSample)
    level.samples += Number(isSample)
    const isOftenEnough =
      (count === 1 || level.count >= count) && (samplesMin === 1 || level.samples >= samplesMin)
    return (reached >= place || at >= level.since + forMs) && isOftenEnough
  }

  /** It is not so: the delay goes on where the episode does, or for as long as a gap may be. */
  #pauses(place: number, at: Instant, goesOn: boolean): void {
    const level = this.#levels[place] as LevelCourse
    const { gapMs = 0 } = this.said.levels[place] ?? {}
    if (goesOn) level.gapSince = NEVER
    else if (gapMs === 0 || level.since === NEVER || this.#isGapOver(place, at)) Object.assign(level, begun())
    else if (level.gapSince === NEVER) level.gapSince = at
  }

  #isGapOver(place: number, at: Instant): boolean {
    const { gapSince } = this.#levels[place] as LevelCourse
    return gapSince !== NEVER && at > gapSince + (this.said.levels[place]?.gapMs ?? 0)
  }
}

const both = (a: boolean | undefined, b: boolean | undefined): boolean | undefined =>
  a === false || b === false ? false : a === undefined || b === undefined ? undefined : true

const reports = (reported: Values, { samples = [] }: SaidLevel): boolean =>
  samples.some(metric => reported[metric] !== undefined)
