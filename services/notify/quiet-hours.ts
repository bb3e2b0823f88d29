import type { ClockTime } from '../domain/model/duty.ts'
import { type DurationMs, HOUR, type Instant, MINUTE } from '../domain/model/time.ts'
import { firstShown, wallTime } from '../domain/model/zone-time.ts'
import type { Contacts } from '../store/contact-store.ts'

/** When the quiet hours end that this moment lies in; nothing where it lies in none. */
export function quietUntil(quiet: Contacts['quietHours'], zone: string, at: Instant): Instant | undefined {
  if (quiet === null) return undefined
  const [from, to] = [msOf(quiet.from), msOf(quiet.to)]
  const { day, ms } = wallTime(zone, at)
  const passesMidnight = to <= from
  const isQuiet = passesMidnight ? ms >= from || ms < to : ms >= from && ms < to
  if (!isQuiet) return undefined
  return firstShown(zone, { day: passesMidnight && ms >= from ? day + 1 : day, ms: to })
}

/** The next of these times of day. */
export function nextTimeOfDay(
  times: readonly ClockTime[],
  zone: string,
  after: Instant,
): Instant | undefined {
  const { day } = wallTime(zone, after)
  const moments = [day, day + 1, day + 2].flatMap(one =>
    times.map(time => firstShown(zone, { day: one, ms: msOf(time) })),
  )
  return moments.filter(at => at > after).sort((a, b) => a - b)[0]
}

function msOf(time: ClockTime): DurationMs {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * HOUR + minutes * MINUTE
}
