import { calendarDayNumber, clockTimeMs, type Holiday, type Rota, type Shift } from '../model/duty.ts'
import type { PersonId } from '../model/person.ts'
import { WEEKDAYS } from '../model/rule.ts'
import { DAY, type Instant } from '../model/time.ts'
import { firstShown, lastShown, wallTime, weekdayOf } from '../model/zone-time.ts'

/** A shift on one day, or the whole of a holiday. */
export interface Turn {
  readonly from: Instant
  /** The first moment after it. */
  readonly to: Instant
  readonly on: readonly PersonId[]
}

/**
 * Every turn that may touch these times, in the order of the days on which they start and then of the shifts. Where the
 * clock goes back, a turn that starts within the hour that comes twice starts with the first, and one that ends there ends
 * with the last: nobody goes before the next one is there. A turn within an hour that is skipped is none.
 */
export function turnsBetween(rota: Rota, timeZone: string, from: Instant, to: Instant): Turn[] {
  const clock = new Clock(timeZone)
  const holidays = new Map(rota.holidays.map(holiday => [calendarDayNumber(holiday.day), holiday]))
  const first = wallTime(timeZone, from).day - LONGEST_TURN_DAYS
  const last = wallTime(timeZone, to).day
  const turns: Turn[] = []
  for (let day = first; day <= last; day++) turns.push(...turnsOf(rota, day, holidays.get(day), clock))
  return turns.filter(turn => turn.from < turn.to)
}

/** It starts on one day and ends on the next; one more where the clock goes back across midnight. */
const LONGEST_TURN_DAYS = 2

function turnsOf({ shifts }: Rota, day: number, holiday: Holiday | undefined, clock: Clock): Turn[] {
  const weekday = holiday?.asWeekday ?? WEEKDAYS[weekdayOf(day)]
  const turns = shifts
    .filter(shift => shift.weekdays.some(one => one === weekday) && isInItsWeek(shift, day))
    .map(shift => clock.turn(day, clockTimeMs(shift.from), clockTimeMs(shift.to), holiday?.on ?? shift.on))
  return holiday?.on === undefined ? turns : [clock.turn(day, 0, DAY, holiday.on), ...turns]
}

function isInItsWeek({ everyWeeks = 1, since, until }: Shift, day: number): boolean {
  const first = since === undefined ? undefined : calendarDayNumber(since)
  if (first !== undefined && day < first) return false
  if (until !== undefined && day > calendarDayNumber(until)) return false
  return (weekOf(day) - weekOf(first ?? 0)) % everyWeeks === 0
}

/** Weeks begin on Monday. */
const weekOf = (day: number): number => Math.floor((day + 3) / 7)

/** Each time of the wall clock is looked up once: that costs microseconds, and the shifts of a day share most of theirs. */
class Clock {
  readonly #timeZone: string
  readonly #firsts = new Map<number, Instant>()
  readonly #lasts = new Map<number, Instant>()

  constructor(timeZone: string) {
    this.#timeZone = timeZone
  }

  turn(day: number, fromMs: number, toMs: number, on: readonly PersonId[]): Turn {
    const toDay = toMs > fromMs ? day : day + 1
    const from = this.#known(this.#firsts, firstShown, day, fromMs)
    return { from, to: this.#known(this.#lasts, lastShown, toDay, toMs), on }
  }

  #known(times: Map<number, Instant>, look: typeof firstShown, day: number, ms: number): Instant {
    const key = day * DAY + ms
    const known = times.get(key)
    if (known !== undefined) return known
    const at = look(this.#timeZone, { day, ms })
    times.set(key, at)
    return at
  }
}
