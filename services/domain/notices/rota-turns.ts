import { calendarDayNumber, clockTimeMs, type Holiday, type Rota, type Shift } from '../model/duty.ts'
import type { PersonId } from '../model/person.ts'
import { WEEKDAYS } from '../model/rule.ts'
import { DAY, type DurationMs, type Instant, NOT_YET } from '../model/time.ts'
import { weekdayOf } from '../model/zone-time.ts'
import type { SiteClock } from './site-clock.ts'

/** A shift on one day, or the whole of a holiday. */
export interface Turn {
  readonly from: Instant
  /** The first moment after it. */
  readonly to: Instant
  readonly on: readonly PersonId[]
}

/**
 * The turns of a rota, by the day on which they start. Where the clock goes back, a turn that starts within the hour that
 * comes twice starts with the first, and one that ends there ends with the last: nobody goes before the next one is there.
 * A turn within an hour that is skipped is none.
 */
export class Turns {
  readonly #shifts: readonly Shift[]
  readonly #holidays: ReadonlyMap<number, Holiday>
  readonly #clock: SiteClock
  readonly #days = new Map<number, readonly Turn[]>()
  /** What may touch a day: asked for at every moment of a month, for every post. */
  readonly #near = new Map<number, readonly Turn[]>()

  constructor({ shifts, holidays }: Rota, clock: SiteClock) {
    this.#shifts = shifts
    this.#holidays = new Map(holidays.map(holiday => [calendarDayNumber(holiday.day), holiday]))
    this.#clock = clock
  }

  /** In the order of the days on which they start, and then of the shifts. */
  at(at: Instant): Turn[] {
    return this.#around(Math.floor(at / DAY)).filter(turn => turn.from <= at && at < turn.to)
  }

  /** Every one that may touch these times. */
  touching(from: Instant, to: Instant): readonly Turn[] {
    const [first, last] = [Math.floor(from / DAY), Math.floor(to / DAY)]
    return first === last ? this.#around(first) : this.#between(first - DAYS_BEFORE, last + DAYS_AFTER)
  }

  /** When its first turn starts, where every shift says from which day on it counts; else it always did. */
  begins(): Instant {
    const first = Math.min(...this.#shifts.map(({ since }) => (since ? calendarDayNumber(since) : NOT_YET)))
    if (!Number.isFinite(first)) return NOT_YET
    const weeks = Math.max(...this.#shifts.map(({ everyWeeks = 1 }) => everyWeeks))
    for (let day = first; day <= first + 7 * weeks; day++) {
      const turns = this.#of(day)
      if (turns.length > 0) return Math.min(...turns.map(({ from }) => from))
    }
    return this.#clock.first(first, 0)
  }

  #around(day: number): readonly Turn[] {
    const known = this.#near.get(day) ?? this.#between(day - DAYS_BEFORE, day + DAYS_AFTER)
    this.#near.set(day, known)
    return known
  }

  #between(first: number, last: number): readonly Turn[] {
    return Array.from({ length: last - first + 1 }, (_, after) => this.#of(first + after)).flat()
  }

  #of(day: number): readonly Turn[] {
    const known = this.#days.get(day)
    if (known !== undefined) return known
    const turns = this.#turnsOf(day, this.#holidays.get(day)).filter(({ from, to }) => from < to)
    this.#days.set(day, turns)
    return turns
  }

  #turnsOf(day: number, holiday: Holiday | undefined): Turn[] {
    const weekday = holiday?.asWeekday ?? WEEKDAYS[weekdayOf(day)]
    const turns = this.#shifts
      .filter(shift => shift.weekdays.some(one => one === weekday) && isInItsWeek(shift, day))
      .map(shift => this.#turn(day, clockTimeMs(shift.from), clockTimeMs(shift.to), holiday?.on ?? shift.on))
    return holiday?.on === undefined ? turns : [this.#turn(day, 0, DAY, holiday.on), ...turns]
  }

  #turn(day: number, fromMs: DurationMs, toMs: DurationMs, on: readonly PersonId[]): Turn {
    const toDay = toMs > fromMs ? day : day + 1
    return { from: this.#clock.first(day, fromMs), to: this.#clock.last(toDay, toMs), on }
  }
}

/**
 * By the days of UTC, for to look at the clock each time costs more than a few turns too many: a day of a site begins up to
 * 14 hours before that of UTC and ends up to 12 after; a turn ends on the next, or a day later yet where the clock goes
 * back across midnight.
 */
const DAYS_BEFORE = 3
const DAYS_AFTER = 2

function isInItsWeek({ everyWeeks = 1, since, until }: Shift, day: number): boolean {
  const first = since === undefined ? undefined : calendarDayNumber(since)
  if (first !== undefined && day < first) return false
  if (until !== undefined && day > calendarDayNumber(until)) return false
  return (weekOf(day) - weekOf(first ?? 0)) % everyWeeks === 0
}

/** Weeks begin on Monday. */
const weekOf = (day: number): number => Math.floor((day + 3) / 7)
