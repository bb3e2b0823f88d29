import type { Instant } from '../domain/model/time.ts'
import type { StampFault } from './decoder.ts'

export type Stamp = { readonly ts: Instant } | { readonly fault: StampFault }

/**
 * A device's time stamp: epoch milliseconds, or ISO 8601 with an offset (a local time without one could be anywhere).
 * Before 2000 it is a clock that was never set, or epoch seconds where milliseconds are asked for.
 */
export function readStamp(value: unknown): Stamp {
  const ts =
    typeof value === 'number' ? fromNumber(value) : typeof value === 'string' ? fromIso(value) : undefined
  if (ts === undefined) return { fault: 'ts-invalid' }
  return ts < PLAUSIBLE_FROM ? { fault: 'ts-implausible' } : { ts }
}

/** Whole milliseconds that may be a time: what `readStamp` takes as it is. */
export const isPlainStamp = (value: unknown): value is Instant =>
  Number.isInteger(value) && (value as number) >= PLAUSIBLE_FROM && (value as number) <= INSTANT_MAX

const PLAUSIBLE_FROM: Instant = Date.UTC(2000, 0, 1)
/** The last instant that a `Date` can hold. */
const INSTANT_MAX: Instant = 8.64e15

function fromNumber(value: number): Instant | undefined {
  return Math.abs(value) <= INSTANT_MAX ? Math.trunc(value) : undefined
}

const ISO =
  /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?:[Zz]|([+-])(\d\d):?(\d\d)?)$/

function fromIso(value: string): Instant | undefined {
  // The longest form is 40 characters: what is longer need not be matched.
  const match = value.length > 40 ? null : ISO.exec(value)
  if (match === null) return undefined
  const [, year, month, day, hour, minute, second, fraction, sign, offsetHours, offsetMinutes] = match
  const local = localInstant(
    Number(year),
    Number(month),
    Number(day),
    Number(hour),
    Number(minute),
    Number(second ?? 0),
  )
  const offset = Number(offsetHours ?? 0) * 60 + Number(offsetMinutes ?? 0)
  if (local === undefined || Number(offsetMinutes ?? 0) > 59 || offset > OFFSET_MINUTES_MAX) return undefined
  return local + milliseconds(fraction) - (sign === '-' ? -offset : offset) * 60_000
}

/** UTC+14:00 is the widest there is. */
const OFFSET_MINUTES_MAX = 14 * 60

// `Date.parse` takes the 30th of February for the 1st of March; a stamp that cannot be is no stamp.
function localInstant(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): Instant | undefined {
  if (hour > 23 || minute > 59 || second > 59) return undefined
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() : undefined
}

const milliseconds = (fraction: string | undefined): number =>
  fraction === undefined ? 0 : Number(fraction.slice(0, 3).padEnd(3, '0'))
