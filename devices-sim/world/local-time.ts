import { DAY, type DurationMs, HOUR, type Instant } from './durations.ts'

/** The simulated community keeps China Standard Time, which has no summer time. */
const UTC_OFFSET_MS: DurationMs = 8 * HOUR

/** Hours since midnight, with a fraction. */
export const hourOfDay = (at: Instant): number => ((at + UTC_OFFSET_MS) % DAY) / HOUR

/** From 0 on the first of January to just below 1, near enough for weather. */
export const partOfYear = (at: Instant): number => ((at + UTC_OFFSET_MS) / (365.2425 * DAY)) % 1

/** The next time that clocks show this hour, after `at`. */
export function nextAtHour(hour: number, at: Instant): Instant {
  const midnight = Math.floor((at + UTC_OFFSET_MS) / DAY) * DAY - UTC_OFFSET_MS
  const today = midnight + hour * HOUR
  return today > at ? today : today + DAY
}
