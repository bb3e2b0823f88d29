import { HOUR, type Instant } from '../domain/model/time.ts'

/** Names days as the people of a place do: `2026-10-25`. */
export type DayOf = (at: Instant) => string

/** `timeZone` is an IANA name. Throws where it is none. */
export function dayIn(timeZone: string): DayOf {
  // The one locale whose dates are year, month and day, with hyphens.
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  return at => format.format(at)
}

/** Shorter than any day, however clocks are changed. */
const STEP_MS = 12 * HOUR

/** Every day that has a moment from `from` up to but not including `to`, in order. */
export function daysOf(dayOf: DayOf, from: Instant, to: Instant): string[] {
  const days = new Set<string>()
  for (let at = from; at < to; at += STEP_MS) days.add(dayOf(at))
  days.add(dayOf(to - 1))
  return [...days]
}
