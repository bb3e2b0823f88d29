import { calendarDay, type DutyOverride, type Rota, type Shift } from '../../model/duty.ts'
import type { PersonId } from '../../model/person.ts'
import { WEEKDAYS, type Weekday } from '../../model/rule.ts'
import { DAY, HOUR, type Instant, MINUTE } from '../../model/time.ts'
import { wallTime, weekdayOf } from '../../model/zone-time.ts'

const LOOK_BACK = 2 * DAY + HOUR

/**
 * Who is on duty by a rota in each minute, by looking at the wall clock in every single one: slow, and made by no means that
 * the product has. All times must be whole minutes.
 */
export function naiveDuty(
  rota: Rota,
  timeZone: string,
  from: Instant,
  minutes: number,
): ReadonlySet<PersonId>[] {
  const clock = watchClock(timeZone, from - LOOK_BACK, minutes + (2 * LOOK_BACK) / MINUTE)
  const working = clock.map((_, minute) => {
    const at = from - LOOK_BACK + minute * MINUTE
    return { at, on: overridden(rota.overrides, at, scheduled(rota, clock, minute)) }
  })
  const ended = working.map(({ at }, minute) => hasEnded(rota, clock, minute, at))
  const first = LOOK_BACK / MINUTE
  return working.slice(first, first + minutes).map(({ on, at }, place) => {
    const all = new Set(on)
    for (let back = 0; back < rota.handOverMs / MINUTE; back++) {
      const minute = first + place - back
      if (!ended[minute]) continue
      const takenOff = rota.overrides.filter(o => o.from > (working[minute]?.at ?? 0) && isIn(o, at))
      for (const person of working[minute - 1]?.on ?? [])
        if (!takenOff.some(o => o.insteadOf === undefined || o.insteadOf.includes(person))) all.add(person)
    }
    return all
  })
}

/** In minutes of the clock: the most that it showed so far, the least that it shows from now on, and from the next minute on. */
interface Shown {
  readonly most: number
  least: number
  leastAfter: number
}

const watched = new Map<string, readonly Shown[]>()

function watchClock(timeZone: string, from: Instant, minutes: number): readonly Shown[] {
  const key = `${timeZone} ${from} ${minutes}`
  const known = watched.get(key) ?? watch(timeZone, from, minutes)
  watched.set(key, known)
  return known
}

function watch(timeZone: string, from: Instant, minutes: number): Shown[] {
  const shown: Shown[] = []
  let most = Number.NEGATIVE_INFINITY
  for (let minute = 0; minute < minutes; minute++) {
    const { day, ms } = wallTime(timeZone, from + minute * MINUTE)
    const now = (day * DAY + ms) / MINUTE
    most = Math.max(most, now)
    shown.push({ most, least: now, leastAfter: now })
  }
  let least = Number.POSITIVE_INFINITY
  for (const one of shown.toReversed()) {
    one.leastAfter = least
    least = Math.min(least, one.least)
    one.least = least
  }
  return shown
}

function scheduled(rota: Rota, clock: readonly Shown[], minute: number): PersonId[] {
  return turnsNear(rota, clock[minute] as Shown).flatMap(turn =>
    isShown(turn, clock[minute]) ? turn.on : [],
  )
}

interface ShownTurn {
  readonly from: number
  readonly to: number
  readonly on: readonly PersonId[]
}

/** Its beginning was there, and its end is still to come: for the last time, where that comes twice. */
const isShown = ({ from, to }: ShownTurn, now: Shown | undefined): boolean =>
  now !== undefined && now.most >= from && (now.least < to || now.leastAfter <= to)

const near = new WeakMap<Rota, Map<number, ShownTurn[]>>()

function turnsNear(rota: Rota, { most }: Shown): ShownTurn[] {
  const days = near.get(rota) ?? new Map<number, ShownTurn[]>()
  near.set(rota, days)
  const today = Math.floor(most / 1_440)
  const known = days.get(today) ?? turnsAround(rota, today)
  days.set(today, known)
  return known
}

function turnsAround(rota: Rota, today: number): ShownTurn[] {
  return [today - 2, today - 1, today, today + 1].flatMap(day => {
    const holiday = rota.holidays.find(one => one.day === calendarDay(day))
    const shifts = rota.shifts.filter(shift =>
      startsOn(shift, day, holiday?.asWeekday ?? (WEEKDAYS[weekdayOf(day)] as Weekday)),
    )
    const turns = shifts.map(shift => turnOf(shift, day, holiday?.on))
    const whole = holiday?.on && { from: day * 1_440, to: (day + 1) * 1_440, on: holiday.on }
    return whole === undefined ? turns : [...turns, whole]
  })
}

function startsOn({ weekdays, everyWeeks, since, until }: Shift, day: number, weekday: Weekday): boolean {
  const date = calendarDay(day)
  if (!weekdays.includes(weekday) || (since && date < since) || (until && date > until)) return false
  if (everyWeeks === undefined || since === undefined) return true
  let monday = day - weekdayOf(day)
  while (calendarDay(monday + 6) > since && calendarDay(monday) > since) monday -= 7 * everyWeeks
  return calendarDay(monday) <= since && since <= calendarDay(monday + 6)
}

function turnOf(shift: Shift, day: number, on: readonly PersonId[] | undefined): ShownTurn {
  const from = day * 1_440 + minutesOf(shift.from)
  const to = day * 1_440 + minutesOf(shift.to)
  return { from, to: to > from ? to : to + 1_440, on: on ?? shift.on }
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

function overridden(overrides: readonly DutyOverride[], at: Instant, people: PersonId[]): PersonId[] {
  let on = people
  for (const { insteadOf, ...override } of overrides.filter(one => isIn(one, at))) {
    if (insteadOf === undefined) on = [...override.on]
    else if (on.some(one => insteadOf.includes(one)))
      on = [...on.filter(one => !insteadOf.includes(one)), ...override.on]
  }
  return on
}

const isIn = ({ from, to }: DutyOverride, at: Instant): boolean => from <= at && at < to

/** Whether a turn or an override that was there a minute before is over. */
function hasEnded(rota: Rota, clock: readonly Shown[], minute: number, at: Instant): boolean {
  if (rota.overrides.some(({ to }) => to === at)) return true
  const [before, now] = [clock[minute - 1], clock[minute]]
  if (before === undefined || now === undefined) return false
  return turnsNear(rota, before).some(turn => isShown(turn, before) && !isShown(turn, now))
}
