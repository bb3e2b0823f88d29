import type { PersonId, Role } from './person.ts'
import type { ZoneId } from './place.ts'
import type { Weekday } from './rule.ts'
import type { Text } from './text.ts'
import { DAY, type DurationMs, HOUR, type Instant, MINUTE } from './time.ts'

/** A day by the calendar of the site: `2026-10-01`. */
export type CalendarDay = string

/** A time by the clock of the site: `20:00`; `24:00` is the end of a day. */
export type ClockTime = string

/** Who does the work of a role in some zones, and when (排班). All times are the site's own (`Policy.timeZone`). */
export interface Rota {
  readonly id: string
  /** No person's: the log never forgets. */
  readonly name?: Text
  readonly role: Role
  /** With all that lies in them; none stands for the whole site. */
  readonly zones: readonly ZoneId[]
  readonly shifts: readonly Shift[]
  /** In this order, each on what those before it left: two who are on leave at one time are two overrides. */
  readonly overrides: readonly DutyOverride[]
  readonly holidays: readonly Holiday[]
  /**
   * Who was on duty until a shift or an override ended stays so for as long, while the next one takes over (交接班). Who is
   * taken off by an override that begins goes at once.
   */
  readonly handOverMs: DurationMs
}

/** A shift (班次) belongs to the day on which it starts, also where it passes midnight. */
export interface Shift {
  readonly weekdays: readonly Weekday[]
  readonly from: ClockTime
  /** The first moment after it: where it is not after `from`, that of the next day, so that the same time is a whole day. */
  readonly to: ClockTime
  readonly on: readonly PersonId[]
  /** Every so many weeks, counted from the week of `since`: two teams that take turns are two shifts with 2. */
  readonly everyWeeks?: number
  /** The first day on which it may start, and the last: a new plan is entered before it begins. */
  readonly since?: CalendarDay
  readonly until?: CalendarDay
}

/** A word of a list, for what somebody is ill with is nothing for a log that never forgets. */
export const OVERRIDE_REASONS = ['leave', 'swap', 'training', 'other'] as const

/** For once others are on duty, or nobody is: leave (请假), a swap (换班). */
export interface DutyOverride {
  /** Within its rota. */
  readonly id: string
  readonly from: Instant
  readonly to: Instant
  readonly on: readonly PersonId[]
  /** Replaces these alone, and only while one of them would be on duty; all who are on duty where it is absent. */
  readonly insteadOf?: readonly PersonId[]
  readonly reason?: (typeof OVERRIDE_REASONS)[number]
}

/** A day that is as another weekday (调休), or has people of its own. */
export interface Holiday {
  readonly day: CalendarDay
  readonly asWeekday?: Weekday
  /** From midnight to midnight, and in all shifts that start on it: a night that begins on it is theirs to its end. */
  readonly on?: readonly PersonId[]
}

/** Since midnight by the clock; not a number where it is no time of the day. */
export function clockTimeMs(time: ClockTime): DurationMs {
  if (time === '24:00') return DAY
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? []
  return Number(hours) * HOUR + Number(minutes) * MINUTE
}

/** Counted from 1970-01-01; not a number where there is no such day. */
export function calendarDayNumber(day: CalendarDay): number {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return Number.NaN
  const at = Date.parse(`${day}T00:00Z`)
  return Number.isNaN(at) || calendarDay(at / DAY) !== day ? Number.NaN : at / DAY
}

export const calendarDay = (number: number): CalendarDay =>
  new Date(number * DAY).toISOString().slice(0, 'YYYY-MM-DD'.length)
