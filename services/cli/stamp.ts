import { CommandError } from './command-error.ts'

/** A time as a person writes it: RFC 3339, a day (from its midnight, here), or `14d`, so many days ago. */
export function stampOf(word: string, nowMs: number): string {
  const days = /^(\d+)d$/.exec(word)?.[1]
  const at =
    days !== undefined ? nowMs - Number(days) * DAY_MS : Date.parse(isDay(word) ? `${word}T00:00` : word)
  if (Number.isNaN(at)) throw new CommandError(`expected a time such as 2026-10-25, or 14d, got ${word}`)
  return iso(at)
}

/** The same of a time to come: `8h` and `3d` are from now on. */
export function stampAhead(word: string, nowMs: number): string {
  const [, count, unit] = /^(\d+)([hd])$/.exec(word) ?? []
  if (count !== undefined) return iso(nowMs + Number(count) * (unit === 'h' ? HOUR_MS : DAY_MS))
  const at = Date.parse(isDay(word) ? `${word}T00:00` : word)
  if (Number.isNaN(at))
    throw new CommandError(`expected a time such as 2026-10-25, 2026-10-25T18:00, 8h or 3d, got ${word}`)
  return iso(at)
}

/** Of other years there is no RFC 3339. */
function iso(at: number): string {
  if (at < YEAR_1 || at > END_OF_9999) throw new CommandError('a time lies in the years 1 to 9999')
  return new Date(at).toISOString()
}

// Without an hour it would be the midnight of Greenwich.
const isDay = (word: string): boolean => /^\d{4}-\d\d-\d\d$/.test(word)

const HOUR_MS = 3_600_000
const DAY_MS = 86_400_000
const YEAR_1 = -62_135_596_800_000
const END_OF_9999 = 253_402_300_799_999
