import { CommandError } from './command-error.ts'

/** A time as a person writes it: RFC 3339, a day (from its midnight, here), or `14d`, so many days ago. */
export function stampOf(word: string, nowMs: number): string {
  const days = /^(\d+)d$/.exec(word)?.[1]
  const at =
    days !== undefined ? nowMs - Number(days) * DAY_MS : Date.parse(isDay(word) ? `${word}T00:00` : word)
  if (Number.isNaN(at)) throw new CommandError(`expected a time such as 2026-10-25, or 14d, got ${word}`)
  return new Date(at).toISOString()
}

// Without an hour it would be the midnight of Greenwich.
const isDay = (word: string): boolean => /^\d{4}-\d\d-\d\d$/.test(word)

const DAY_MS = 86_400_000
