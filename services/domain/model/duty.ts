import type { PersonId, Role } from './person.ts'
import type { ZoneId } from './place.ts'
import type { DurationMs, Instant } from './time.ts'

/** A day by the calendar of the site: `2026-10-01`. */
export type CalendarDay = string

/** A time by the clock of the site: `20:00`; `24:00` is the end of a day. */
export type ClockTime = string

/** Who does the work of a role in some zones, and when (排班). All times are the site's own (`Policy.timeZone`). */
export interface Rota {
  readonly id: string
  readonly role: Role
  /** With all that lies in them; none stands for the whole site. */
  readonly zones: readonly ZoneId[]
  readonly shifts: readonly Shift[]
  /** Instead of the shifts; of several at one time the last one counts. */
  readonly overrides: readonly DutyOverride[]
  readonly holidays: readonly Holiday[]
  /** Who was on duty stays so for as long after the shift, while the next one takes over (交接班). */
  readonly handOverMs: DurationMs
}

/** A shift (班次) belongs to the day on which it starts, also where it passes midnight. */
export interface Shift {
  /** 0 is Monday. */
  readonly weekdays: readonly number[]
  readonly from: ClockTime
  /** The first moment after it: where it is not after `from`, that of the next day. */
  readonly to: ClockTime
  readonly on: readonly PersonId[]
  /** Every so many weeks, counted from the week of `since`: two teams that take turns are two shifts with 2. */
  readonly everyWeeks?: number
  readonly since?: CalendarDay
}

/** For once others are on duty, or nobody is: leave, a swap. */
export interface DutyOverride {
  readonly from: Instant
  readonly to: Instant
  readonly on: readonly PersonId[]
  /** Replaces these alone, where it is there; else all who are on duty. */
  readonly insteadOf?: readonly PersonId[]
  readonly reason?: string
}

/** A day that is as another weekday, or has people of its own for all of it. */
export interface Holiday {
  readonly day: CalendarDay
  readonly asWeekday?: number
  readonly on?: readonly PersonId[]
}
