/** A day by the calendar: `2026-10-01`. */
export type Day = string

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** The day and the clock of a zone at a moment: `2026-10-25`, `02:30`. */
export function clockIn(timeZone: string, at: number): { readonly day: Day; readonly time: string } {
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  return { day: `${parts.year}-${parts.month}-${parts.day}`, time: `${parts.hour}:${parts.minute}` }
}

/**
 * The moment at which the clock of a zone shows this. Where the clock goes back, the first of the two; a time that it leaps
 * over is that by which it leaps later. `24:00` is the end of the day.
 */
export function momentIn(timeZone: string, day: Day, time = '00:00'): number {
  if (time === '24:00') return momentIn(timeZone, addDays(day, 1))
  const asUtc = Date.parse(`${day}T${time}Z`)
  const offsets = [asUtc - DAY_MS, asUtc + DAY_MS].map(at => offsetMs(timeZone, at))
  const fitting = offsets.map(offset => asUtc - offset).filter(at => at + offsetMs(timeZone, at) === asUtc)
  return fitting.length > 0 ? Math.min(...fitting) : asUtc - (offsets[0] ?? 0)
}

export const addDays = (day: Day, n: number): Day =>
  new Date(Date.parse(`${day}T00:00Z`) + n * DAY_MS).toISOString().slice(0, 10)

/** The Monday of its week. */
export const mondayOf = (day: Day): Day => addDays(day, -((weekdayOf(day) + 6) % 7))

/** From Sunday, 0. */
export const weekdayOf = (day: Day): number => new Date(`${day}T00:00Z`).getUTCDay()

/** Whole weeks, from the Monday of the first day of its month to the Sunday of the last. */
export function weeksOfMonth(day: Day): readonly Day[] {
  const month = day.slice(0, 7)
  const first = mondayOf(`${month}-01`)
  const days: Day[] = []
  for (let at = first; at.slice(0, 7) <= month; at = addDays(at, 7))
    days.push(...Array.from({ length: 7 }, (_, n) => addDays(at, n)))
  return days
}

export const addMonths = (day: Day, n: number): Day => {
  const [year = 0, month = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 + n, 1)).toISOString().slice(0, 10)
}

/** How far the clock of a zone is ahead of UTC, to the minute. */
function offsetMs(timeZone: string, at: number): number {
  const { day, time } = clockIn(timeZone, at)
  return Date.parse(`${day}T${time}Z`) - Math.floor(at / MINUTE_MS) * MINUTE_MS
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let made = formats.get(timeZone)
  if (made === undefined) {
    const whole = {
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    } as const
    made = new Intl.DateTimeFormat('en-CA', { timeZone, hourCycle: 'h23', calendar: 'gregory', ...whole })
    formats.set(timeZone, made)
  }
  return made
}
