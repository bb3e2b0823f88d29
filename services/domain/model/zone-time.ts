import { DAY, type DurationMs, HOUR, type Instant } from './time.ts'

/**
 * What the clock on the wall of a zone shows. Its days are counted from 1970-01-01, which was a Thursday. The zones are
 * those that came with the runtime: a country that changes its rules needs a newer one.
 */
export interface WallTime {
  readonly day: number
  /** Since midnight by the clock. */
  readonly ms: DurationMs
}

/** Whether the runtime knows a zone by this name: `Asia/Shanghai`. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name })
    return true
  } catch {
    return false
  }
}

export function wallTime(zone: string, at: Instant): WallTime {
  const shown = at + offsetMs(zone, at)
  const day = Math.floor(shown / DAY)
  return { day, ms: shown - day * DAY }
}

/** 0 is Monday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7

/** When the clock first shows this or, where it leaps over it, something later. `ms` may be a whole day. */
export const firstShown = (zone: string, { day, ms }: WallTime): Instant => shownAt(zone, day * DAY + ms)[0]

/** When it shows this for the last time: an hour later where that hour comes twice. */
export const lastShown = (zone: string, { day, ms }: WallTime): Instant => shownAt(zone, day * DAY + ms)[1]

/** The next time after this at which the clock shows so much since midnight. */
export function nextShown(zone: string, ms: DurationMs, after: Instant): Instant {
  const { day } = wallTime(zone, after)
  const today = firstShown(zone, { day, ms })
  return today > after ? today : firstShown(zone, { day: day + 1, ms })
}

/** No clock is put forward or back by more. */
const LEAP_MS_MAX = 3 * HOUR

function shownAt(zone: string, shown: number): readonly [first: Instant, last: Instant] {
  const before = offsetMs(zone, shown - offsetMs(zone, shown) - LEAP_MS_MAX)
  const after = offsetMs(zone, shown - offsetMs(zone, shown) + LEAP_MS_MAX)
  const first = shown - before
  const last = shown - after
  if (before === after) return [first, first]
  const fits = [first, last].filter(at => at + offsetMs(zone, at) === shown)
  const [only, other = only] = fits
  if (only !== undefined && other !== undefined) return [only, other]
  const leap = leapBetween(zone, last, first)
  return [leap, leap]
}

/** The moment within these bounds from which the offset is another. */
function leapBetween(zone: string, from: Instant, to: Instant): Instant {
  let [known, changed] = [from, to]
  const before = offsetMs(zone, from)
  while (changed - known > 1) {
    const middle = Math.floor((known + changed) / 2)
    if (offsetMs(zone, middle) === before) known = middle
    else changed = middle
  }
  return changed
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** How far the clock of the zone is ahead of UTC. */
export function offsetMs(zone: string, at: Instant): DurationMs {
  let format = formats.get(zone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
    formats.set(zone, format)
  }
  const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT'
  const [, sign, hours = '0', minutes = '0', seconds = '0'] = /([+-])(\d+):(\d+)(?::(\d+))?/.exec(name) ?? []
  const ms = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000
  return sign === '-' ? -ms : ms
}
